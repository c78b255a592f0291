#include "language/intents/intent_reader.h"

#include <algorithm>
#include <string>

#include "language/amounts/amount.h"
#include "language/answers/answers.h"
#include "language/intents/concept_lexicon.h"
#include "language/intents/examples.h"
#include "language/intents/intent_files.h"
#include "language/intents/intent_patterns.h"
#include "language/letters/normalise.h"
#include "language/letters/utf8.h"

namespace sammachip {
namespace {

// An intent is clear if no other is nearly as good.
constexpr float kClearLead = 10;

Intent intent_of(Command command) {
  switch (command) {
    case Command::kNone:
      return Intent::kUnclear;
    case Command::kMenu:
      return Intent::kMenu;
    case Command::kHelp:
      return Intent::kHelp;
    case Command::kCancel:
      return Intent::kCancel;
    case Command::kBack:
      return Intent::kBack;
    case Command::kSkip:
      return Intent::kSkip;
    case Command::kEdit:
      return Intent::kEdit;
    case Command::kStop:
      return Intent::kStop;
    case Command::kMute:
      return Intent::kMute;
    case Command::kUnmute:
      return Intent::kUnmute;
    case Command::kMyData:
      return Intent::kMyData;
    case Command::kErase:
      return Intent::kErase;
    case Command::kMyFigures:
      return Intent::kMyFigures;
    case Command::kReport:
      return Intent::kReport;
    case Command::kCorrect:
      return Intent::kCorrect;
    case Command::kNotRight:
      return Intent::kNotRight;
    case Command::kAskForHelp:
      return Intent::kAskForHelp;
    case Command::kFollowUp:
      return Intent::kFollowUp;
    case Command::kHelpList:
      return Intent::kHelpList;
    case Command::kContactOfficer:
      return Intent::kContactOfficer;
    case Command::kAppointments:
      return Intent::kAppointments;
    case Command::kStart:
      return Intent::kStart;
    case Command::kRegister:
      return Intent::kRegister;
    case Command::kAsking:
      return Intent::kAsking;
    case Command::kResume:
      return Intent::kResume;
    case Command::kNextTask:
      return Intent::kNextTask;
    case Command::kReportForOther:
      return Intent::kReportForOther;
    case Command::kWhoIsLeft:
      return Intent::kWhoIsLeft;
    case Command::kVisit:
      return Intent::kVisit;
    case Command::kPurchase:
      return Intent::kPurchase;
    case Command::kTraining:
      return Intent::kTraining;
    case Command::kTeam:
      return Intent::kTeam;
    case Command::kForum:
      return Intent::kForum;
    case Command::kHouseholds:
    case Command::kNoPhone:
    case Command::kHasPhone:
    case Command::kHouseRecord:
      return Intent::kHouseholds;
    case Command::kReceived:
    case Command::kToConfirm:
      return Intent::kReceived;
    case Command::kFeasible:
      return Intent::kFeasible;
    case Command::kGoing:
      return Intent::kCanAttend;
    case Command::kNotGoing:
    case Command::kSubstitute:
      return Intent::kCannotAttend;
    case Command::kLessons:
      return Intent::kLessons;
    case Command::kGroups:
      return Intent::kGroups;
    case Command::kEncourage:
      return Intent::kEncourage;
    case Command::kWaiting:
      return Intent::kWaiting;
    case Command::kVillageCard:
      return Intent::kVillageCard;
    case Command::kDigest:
      return Intent::kDigest;
    case Command::kFindHousehold:
      return Intent::kFindHousehold;
    case Command::kMessage:
      return Intent::kMessage;
    case Command::kQuota:
      return Intent::kQuota;
    case Command::kInvite:
      return Intent::kInvite;
    case Command::kSwitchRole:
      return Intent::kSwitchRole;
    case Command::kThai:
      return Intent::kThai;
    case Command::kEnglish:
      return Intent::kEnglish;
  }
  return Intent::kUnclear;
}

// What is told of a message besides its words.
struct Told {
  explicit Told(ConceptLexicon& lexicon)
      : figure(lexicon.add_concept("figure")),
        zero(lexicon.add_concept("zero")),
        corrected(lexicon.add_concept("corrected")),
        doubtful_figure(lexicon.add_concept("doubtful_figure")),
        nothing_known(lexicon.add_concept("no_figure_known")),
        house(lexicon.add_concept("house")) {}
  ConceptId figure;           // What read_amount() takes for a figure.
  ConceptId zero;             // That nothing was sold.
  ConceptId corrected;        // A figure instead of another.
  ConceptId doubtful_figure;  // What it would ask about.
  ConceptId nothing_known;    // "ไม่รู้", "ไม่อยากบอก"
  ConceptId house;            // The word for one.
};

void add_amount(const AmountReading& amount, const Told& told, Hearing& hearing) {
  if (amount.certainty == Certainty::kAmbiguous) {
    if (amount.choices.empty()) return;
    hearing.tell(amount.is_correction ? told.corrected : told.doubtful_figure);
    return;
  }
  if (amount.certainty == Certainty::kNone) {
    const bool is_withheld =
        amount.kind == AmountKind::kUnknown || amount.kind == AmountKind::kUnwilling;
    if (is_withheld) hearing.tell(told.nothing_known);
    return;
  }
  if (amount.kind == AmountKind::kZero) {
    hearing.tell(told.zero);
  } else if (amount.is_correction || amount.kind == AmountKind::kCorrection) {
    hearing.tell(told.corrected);
  } else {
    hearing.tell(told.figure);
  }
}

bool is_about_a_figure(Intent intent) {
  return intent == Intent::kIncome || intent == Intent::kIncomeForOther ||
         intent == Intent::kCorrectTo;
}

void offer(Intent intent, IntentReading& reading) {
  if (reading.offered_count == reading.offered.size() || intent == Intent::kUnclear) return;
  const auto past = reading.offered.begin() + reading.offered_count;
  if (std::find(reading.offered.begin(), past, intent) != past) return;
  reading.offered[reading.offered_count++] = intent;
}

// How much likeness adds to a fit, and below which it counts no less.
constexpr float kLikenessWorth = 4;
constexpr float kLeastLikeness = -6;
// Unlikelier than this (0.15) nothing is clear, however well it fits.
constexpr float kLikelyEnough = -1.9F;
// But for what fits so well: nobody in despair is asked what they meant.
constexpr std::int16_t kCertainFit = 30;

struct Candidate {
  float score = 0;
  Intent intent = Intent::kUnclear;
};

IntentReading decide(const Fits& fits, const Likeness& likeness) {
  std::array<Candidate, 4> best{};  // The likeliest first.
  for (std::size_t i = 0; i < kIntentCount; ++i) {
    Candidate next{
        float(fits[i]) + kLikenessWorth * (std::max(likeness[i], kLeastLikeness) - kLeastLikeness),
        Intent(i)};
    for (auto& place : best) {
      if (next.score > place.score) std::swap(next, place);
    }
  }
  IntentReading reading;
  const auto first = std::size_t(best[0].intent);
  const bool is_likely = likeness[first] >= kLikelyEnough || fits[first] >= kCertainFit;
  const bool is_clear = fits[first] > kNoFit && is_likely &&
                        best[0].score - best[1].score >= kClearLead &&
                        best[0].intent != Intent::kUnclear;
  if (is_clear) {
    reading.intent = best[0].intent;
    return reading;
  }
  for (const auto& candidate : best) offer(candidate.intent, reading);
  return reading;
}

bool means(const HeardWord& word, ConceptId id) {
  return std::find(word.meanings.begin(), word.meanings.end(), id) != word.meanings.end();
}

// The text without each "บ้าน 12": a house number is no money. Empty if there is none.
std::string without_house_numbers(std::string_view even, const Letters& letters,
                                  const Hearing& hearing, ConceptId house) {
  std::string rest;
  std::size_t from = 0;
  for (std::size_t i = 0; i + 1 < hearing.count; ++i) {
    const HeardWord& word = hearing.words[i];
    const HeardWord& next = hearing.words[i + 1];
    const bool is_house_number =
        means(word, house) && means(next, ConceptLexicon::kNumber) && next.begin <= word.end + 1;
    if (!is_house_number) continue;
    rest += even.substr(from, letters.place[word.begin] - from);
    rest += ' ';
    from = letters.place[next.end];
  }
  if (from == 0) return {};
  rest += even.substr(from);
  return rest;
}

}  // namespace

class IntentFiles {
 public:
  IntentFiles(std::string_view concepts, std::string_view patterns_text,
              std::string_view examples_text)
      : lexicon(concepts),
        told(lexicon),
        patterns(patterns_text, lexicon),
        examples(examples_text, lexicon) {}

  IntentReading read(std::string_view text, Speaker speaker) const;

  ConceptLexicon lexicon;
  Told told;
  IntentPatterns patterns;
  IntentExamples examples;
};

IntentReading IntentFiles::read(std::string_view text, Speaker speaker) const {
  IntentReading reading;
  const std::string even = normalise(text);
  Letters letters;
  Letters sound;
  Hearing hearing;
  letters_of(even, letters);
  sound_of(letters, sound);
  lexicon.hear(letters, sound, hearing);
  const std::string rest = without_house_numbers(even, letters, hearing, told.house);
  const AmountReading amount = read_amount(rest.empty() ? even : rest);
  if (const auto intent = examples.find(letters, hearing, speaker)) {
    reading.intent = *intent;
  } else if (hearing.count == 0) {
    // Only politeness is a yes.
    const bool is_said =
        std::any_of(letters.letter.begin(), letters.letter.begin() + std::ptrdiff_t(letters.count),
                    [](char32_t letter) { return is_thai_letter(letter); });
    if (is_said) reading.intent = Intent::kAgree;
  } else {
    add_amount(amount, told, hearing);
    Fits fits{};
    patterns.fit(hearing, speaker, fits);
    reading = decide(fits, examples.like(sound, hearing, speaker));
  }
  if (is_about_a_figure(reading.intent) && amount.certainty == Certainty::kFigure) {
    reading.satang = amount.satang;
  }
  return reading;
}

IntentReader::IntentReader(std::string_view concepts, std::string_view patterns,
                           std::string_view examples)
    : files_(std::make_unique<const IntentFiles>(concepts, patterns, examples)) {}
IntentReader::~IntentReader() = default;

IntentReading IntentReader::read(std::string_view text, Speaker speaker) const {
  return files_->read(text, speaker);
}

namespace {

const IntentFiles& built_in() {
  static const IntentFiles files(concepts_file(), patterns_file(), examples_file());
  return files;
}

}  // namespace

IntentReading read_free_words(std::string_view text, Speaker speaker) {
  return built_in().read(text, speaker);
}

IntentReading read_intent(std::string_view text, Speaker speaker) {
  IntentReading reading;
  reading.intent = intent_of(read_command(text));
  return reading.intent == Intent::kUnclear ? read_free_words(text, speaker) : reading;
}

void check_intent_files() { built_in(); }

std::string intent_line(const IntentReading& reading) {
  std::string line(intent_word(reading.intent));
  line += '\t';
  if (reading.satang) {
    AmountReading amount;
    amount.certainty = Certainty::kFigure;
    amount.satang = *reading.satang;
    line += amount_line(amount);
  }
  if (reading.offered_count == 0) return line;
  for (std::size_t i = 0; i < reading.offered_count; ++i) {
    line += i == 0 ? '\t' : ',';
    line += intent_word(reading.offered[i]);
  }
  return line;
}

}  // namespace sammachip
