// A village's incomes in one message, on their way to reports: what was read, what the person
// answered about the unclear lines, and what that comes to. DOMAIN 8 "no smartphone".
#pragma once

#include <array>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "bot/talks/talks.h"
#include "handlers/questions/amount_question.h"
#include "language/lists/village_lines.h"
#include "storage/households/households.h"

namespace sammachip {

// So many unclear lines are asked about, one by one; what is beyond them is left for another list.
inline constexpr std::size_t kMostUnclearLines = 6;

// The answer about an unclear line: an amount, a house, or neither to leave it out.
struct LineAnswer {
  std::string house;  // Household id; empty: not answered with a house.
  std::optional<AmountAnswer> amount;

  bool leaves_it_out() const { return house.empty() && !amount; }
};
void to_json(Json& json, const LineAnswer& answer);
void from_json(const Json& json, LineAnswer& answer);

struct VillageListForm {
  std::string list;  // As written.
  std::string programme;
  LineAnswer first, second, third, fourth, fifth, sixth;  // About the unclear lines, in order.
  std::string round;    // "this" or "last", and the day it was answered: "last/2017-06-14".
  std::string already;  // "skip" or "replace": those who have reported for that round.

  // Looked up.
  std::vector<Household> houses;  // Those the person may report for, as the lines name them.
  std::vector<VillageLine> lines;
  std::vector<std::size_t> unclear;  // Places in `lines`, at most kMostUnclearLines.
};
inline constexpr std::array<LineAnswer VillageListForm::*, kMostUnclearLines> kLineAnswers = {
    &VillageListForm::first,  &VillageListForm::second, &VillageListForm::third,
    &VillageListForm::fourth, &VillageListForm::fifth,  &VillageListForm::sixth};

// One house's share of the list, as far as the answers make it clear.
struct ListEntry {
  const Household* house = nullptr;
  AmountAnswer amount;
  const VillageLine* line = nullptr;
};

// Looks up the houses of the village and reads the list.
void read_list(VillageListForm& form, Turn& turn);

// What is clear by now, each house once.
std::vector<ListEntry> entries_of(const VillageListForm& form, const Turn& turn);

// Whether a line's trouble is which house it is about.
bool asks_for_house(const VillageLine& line);

// The days an entry is for; whether something was reported for them.
Period period_for(const VillageListForm& form, const Household& house, Turn& turn);
bool is_reported(const VillageListForm& form, const Household& house, Turn& turn);

// The lines of the table to confirm.
std::string table_of(const VillageListForm& form, Turn& turn);

// The talk to begin with, if `text` is a list of a village whose team or leader the person is.
std::optional<Start> village_report_in(const std::string& text, Turn& turn);

}  // namespace sammachip
