// A village's incomes in one message, on their way to reports: what was read, what the person
// answered about the unclear lines, and what that comes to. docs/programme.md 4.4.
#pragma once

#include <array>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "handlers/income/village_reading.h"
#include "language/dates/date.h"
#include "storage/households/households.h"

namespace sammachip {

// So much is asked about unclear lines, one by one; what is beyond it is left for another list.
inline constexpr std::size_t kMostDoubts = 8;

enum class DoubtIs { kHouse, kAmount, kDays };
struct Doubt {
  std::size_t line = 0;  // Its place among the village's.
  DoubtIs is = DoubtIs::kHouse;
};

// The answer about an unclear line: a house, an amount or days, or none of these to leave it out.
struct LineAnswer {
  std::string list;  // Which it was given to: ReadList::id.
  HouseholdId house = {};
  HouseRounds rounds = {};  // Of the house.
  std::optional<AmountAnswer> amount = {};
  std::string days = {};

  bool leaves_it_out() const { return house.empty() && !amount && days.empty(); }
};
void to_json(Json& json, const LineAnswer& answer);
void from_json(const Json& json, LineAnswer& answer);

struct VillageListForm {
  ReadList list;
  ProgrammeId programme;
  LineAnswer first, second, third, fourth, fifth, sixth, seventh, eighth;  // To the doubts.
  // Each of these begins with the list's id and a "|", so that it is none to another list.
  std::string round;    // "this", "last" or days: for the lines that name none.
  std::string already;  // "skip" or "replace": those who have reported for these days.

  // Looked up.
  ReadVillage read;               // The list, as one of the village.
  std::string village;            // Its name.
  std::vector<Household> houses;  // Those the person may report for now.
  std::vector<Doubt> doubts;      // At most kMostDoubts.
};
inline constexpr std::array<LineAnswer VillageListForm::*, kMostDoubts> kLineAnswers = {
    &VillageListForm::first,   &VillageListForm::second, &VillageListForm::third,
    &VillageListForm::fourth,  &VillageListForm::fifth,  &VillageListForm::sixth,
    &VillageListForm::seventh, &VillageListForm::eighth};

// One house's share of the list, as far as the answers make it clear.
struct ListEntry {
  Household house;
  AmountAnswer amount;
  Period period;
  const ReadLine* line = nullptr;  // Of the form.
};

// Looks up what the list is in the village chosen; of a list that fits one only, that one.
void look_up_list(VillageListForm& form, Turn& turn);

// Whether the doubt at this place is to be asked: nothing said before leaves its line out.
bool is_in_doubt(const VillageListForm& form, std::size_t place);

// The house of a line, as it was read or answered. Nothing if that is not clear, or the person may
// not report for it any more.
const Household* house_of_line(const VillageListForm& form, std::size_t line);

// The rounds of that house. REQUIRES: it is clear.
HouseRounds rounds_of_line(const VillageListForm& form, std::size_t line);

// What is clear by now, each house once.
std::vector<ListEntry> entries_of(const VillageListForm& form);

// What was answered to `round` or `already` of this very list; empty: nothing.
std::string said_of(const VillageListForm& form, const std::string& answer);

// Whether some entry is for the round, and that may be one that was missed; or the list names days.
bool wants_round(const VillageListForm& form);

// Whether something was reported for the days of the entry; whether it is then left out.
bool is_reported(const ListEntry& entry, Turn& turn);
bool is_left_out(const VillageListForm& form, const ListEntry& entry, Turn& turn);

// The lines of the table to confirm: the village, the days, each house with its figure.
std::string table_of(const VillageListForm& form, Turn& turn);

// All that a yes to the table writes, as values: for each house the figure or the word instead of
// one, the days, and the reports that it stands instead of.
JsonValue village_list_writes(const VillageListForm& form, Turn& turn);

}  // namespace sammachip
