// Whether households can really do the occupation their village chose, asked before money is spent
// on it. docs/programme.md 1.2, 3.2.
#pragma once

#include <string>
#include <vector>

#include "bot/talks/talks.h"
#include "handlers/village/said_before.h"
#include "handlers/village/villages.h"
#include "storage/households/households.h"
#include "storage/villages/feasibilities.h"

namespace sammachip {

// More than so many in a hundred who cannot are reason to talk before buying.
// docs/programme.md 3.2.
inline constexpr std::int64_t kMostUnablePercent = 20;

struct FeasibilityPoll {
  std::vector<Household> unanswered;  // Of the houses the person may ask, by number.
  std::int64_t houses = 0;            // Of the village's year.
  std::int64_t answered = 0;
  std::int64_t unable = 0;

  bool warns() const { return unable * 100 > houses * kMostUnablePercent; }
  Values counts() const;  // "houses", "answered", "able", "unable".
};
FeasibilityPoll poll_of(const VillageYear& village, Turn& turn);

// What the village of a year chose, in words; empty if nothing yet.
std::string chosen_occupation(const VillageProgramme& programme, const Turn& turn);

// What was answered for the house, by its people or by who looks after it.
StandingAnswer stands_of_feasibility(const ProgrammeId& programme_id, const Household& house,
                                     const Turn& turn);

// Writes an answer down; what was answered before goes. The state of the village follows.
void save_feasibility(const VillageProgramme& programme, const Household& house, Feasible answer,
                      const std::string& reason, Turn& turn);

// The answer's buttons, and those for why not.
std::vector<Choice> feasible_choices();
std::vector<Choice> unable_reasons();

// Begins the talk with the next house without an answer: "<programme>", or "<programme>|choose" to
// be asked which.
Ending begin_feasible(const std::string& argument, Turn& turn);

// The same, of one's own house: "<household>", or nothing where it is clear which.
Ending begin_feasible_self(const HouseholdId& household_id, Turn& turn);

// The houses of the person that are to answer, or may answer anew.
std::vector<Household> houses_to_answer(const Turn& turn);

// Whether one of them has not answered yet.
bool is_asked_feasibility(const Turn& turn);

// Which houses said that they cannot, and why.
Ending show_unable(const ProgrammeId& programme_id, Turn& turn);

}  // namespace sammachip
