#include "handlers/houses.h"

#include "storage/records.h"

namespace sammachip {

const std::vector<Household>& houses_of(const Turn& turn) {
  using Houses = std::vector<Household>;
  if (const auto* known = std::any_cast<Houses>(&turn.memo)) return *known;
  Houses houses;
  for (auto& household : turn.records.households.list_for_user(turn.account.user_id)) {
    if (household.status == HouseholdStatus::kLeft) continue;
    houses.push_back(std::move(household));
  }
  turn.memo = std::move(houses);
  return *std::any_cast<Houses>(&turn.memo);
}

void forget_houses(const Turn& turn) { turn.memo.reset(); }

Relation relation_to(const std::string& household_id, const Turn& turn) {
  const auto link = turn.records.household_links.find(turn.account.user_id, household_id);
  return link ? link->relation : Relation::kHelper;
}

bool may_see_figures(const std::string& household_id, const Turn& turn) {
  return relation_to(household_id, turn) != Relation::kHelper;
}

void remember_house(const std::string& household_id, Turn& turn) {
  if (turn.account.current_household_id == household_id) return;
  turn.account.current_household_id = household_id;
  turn.records.line_accounts.save(turn.account);
}

}  // namespace sammachip
