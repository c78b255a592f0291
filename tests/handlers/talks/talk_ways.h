// One line for each talk: its world, its way to the last question, and the last tap.
#pragma once

#include <string>
#include <vector>

namespace sammachip {

struct TalkWay {
  std::string talk;
  std::string before;   // What was played earlier that day, as TalkStage::plays(); may be empty.
  std::string way;      // From the opening to the last question, in the evening.
  std::string last;     // The tap that ends it: "who: [label]".
  std::string is_view;  // Why it writes nothing; empty: it writes.
};

std::vector<TalkWay> household_ways();
std::vector<TalkWay> village_ways();
std::vector<TalkWay> officer_ways();

// All of them.
std::vector<TalkWay> talk_ways();

// A purchase, ready to be sent or looked at, and a session that was held, with all houses there:
// what other ways begin with.
extern const char kBuys[];
extern const char kSessionHeld[];
// The team of the second village, as it waits for the officer's answer, and confirmed.
extern const std::string kTeamSent;
extern const std::string kTeamConfirmed;

}  // namespace sammachip
