#include "language/intents/grave_meaning.h"

namespace sammachip {
namespace {

// Where nothing is clear. That phrases of grave news are like it says nothing by itself: "แม่", a
// name, is like many of them.
Grave doubtful(Grave told, const IntentReading& reading) {
  if (told == Grave::kLoss || reading.offered_count == 0) return told;
  // What else may be meant is asked, with a button for this where it is among them.
  return reading.offered.front() == Intent::kSickOrDeath ? told : Grave::kNone;
}

}  // namespace

Grave grave_meaning(std::string_view text, const IntentReading& reading) {
  const Grave told = read_grave_news(text);
  if (told == Grave::kSelfHarm || is_plain_figure(text)) return told;
  switch (reading.intent) {
    case Intent::kSelfHarm:
      return Grave::kSelfHarm;
    case Intent::kSickOrDeath:
      return told == Grave::kNone ? Grave::kTrouble : told;
    case Intent::kAskForHelp:
      // A stove does not die; but who asks for help because of an illness is ill.
      return told == Grave::kDeath ? Grave::kNone : told;
    case Intent::kIncome:
    case Intent::kIncomeForOther:
    case Intent::kNotSoldYet:
      return told == Grave::kLoss ? told : Grave::kNone;
    case Intent::kUnclear:
      return doubtful(told, reading);
    default:
      return Grave::kNone;
  }
}

}  // namespace sammachip
