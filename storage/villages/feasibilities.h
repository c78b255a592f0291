#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/database/statement.h"

namespace sammachip {

enum class Feasible { kYes, kYesWithHelp, kNo };
template <>
struct EnumWords<Feasible> {
  static constexpr std::string_view kAll[] = {"yes", "yes_with_help", "no"};
};

// Whether a household can do the chosen occupation, as asked before money is spent.
struct Feasibility {
  std::string programme_id = {};
  std::string household_id = {};
  Feasible answer = Feasible::kYes;
  std::string reason = {};
  std::string answered_by = {};
  long long answered_at_ms = 0;
};

class Feasibilities {
 public:
  explicit Feasibilities(Connection& connection);
  // Saves over the household's earlier answer.
  void save(const Feasibility& feasibility);
  // Forgets a programme's answers: they were about another occupation. Returns how many.
  long long erase_all(const std::string& programme_id);
  std::optional<Feasibility> find(const std::string& programme_id, const std::string& household_id);
  // In the order of answering.
  std::vector<Feasibility> list(const std::string& programme_id);
  std::vector<Feasibility> list_for_household(const std::string& household_id);

 private:
  Feasibility row_;
  std::string key_, household_id_;
  Statement save_, erase_all_, find_, list_, for_household_;
};

}  // namespace sammachip
