#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/database/query.h"

namespace sammachip {

enum class Feasible { kYes, kYesWithHelp, kNo };
template <>
struct EnumWords<Feasible> {
  static constexpr std::string_view kAll[] = {"yes", "yes_with_help", "no"};
};

// Whether a household can do the chosen occupation, as asked before money is spent.
struct Feasibility {
  ProgrammeId programme_id = {};
  HouseholdId household_id = {};
  Feasible answer = Feasible::kYes;
  std::string reason = {};
  AccountId answered_by = {};
  long long answered_at_ms = 0;
};

template <>
struct Columns<Feasibility> {
  static constexpr std::string_view kTable = "feasibility";
  static constexpr std::string_view kNames =
      "programme_id, household_id, answer, reason, answered_by, answered_at_ms";
  static auto of(auto& row) {
    return std::tie(row.programme_id, row.household_id, row.answer, row.reason, row.answered_by,
                    row.answered_at_ms);
  }
};

// What the households answered: one answer of each in a programme, the last one. The lists have no
// limit.
class Feasibilities {
 public:
  explicit Feasibilities(Connection& connection);
  // Saves over the household's earlier answer.
  void save(const Feasibility& feasibility);
  // Forgets a programme's answers: they were about another occupation. Returns how many.
  long long erase_all(const ProgrammeId& programme_id);
  std::optional<Feasibility> find(const ProgrammeId& programme_id, const HouseholdId& household_id);
  // In the order of answering.
  std::vector<Feasibility> list(const ProgrammeId& programme_id);
  std::vector<Feasibility> list_for_household(const HouseholdId& household_id);

 private:
  Query<void(Feasibility)> save_;
  Query<void(ProgrammeId programme_id)> erase_all_;
  Query<Feasibility(ProgrammeId programme_id, HouseholdId household_id)> find_;
  Query<Feasibility(ProgrammeId programme_id)> list_;
  Query<Feasibility(HouseholdId household_id)> for_household_;
};

}  // namespace sammachip
