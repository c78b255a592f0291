#include "handlers/village/handed_over.h"

#include <algorithm>

#include "handlers/access/roles.h"
#include "handlers/access/taking_part.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"

namespace sammachip {

namespace {

bool is_open(const Handover& handover, const Turn& turn) {
  return handover.status != HandoverStatus::kGot && !gave_it(handover, turn);
}

}  // namespace

bool speaks_beside(const std::string& giver, const HouseholdId& household_id, const Turn& turn) {
  const auto people = people_of(household_id, Helpers::kLeftOut, turn);
  return std::any_of(people.begin(), people.end(),
                     [&](const std::string& person) { return person != giver; });
}

bool is_for_team_to_confirm(const Handover& handover, const Household& house, const Turn& turn) {
  return may(Act::kEnterPurchase, about_area(house.village_code), turn) &&
         !speaks_beside(handover.given_by, house.id, turn);
}

bool gave_it(const Handover& handover, const Turn& turn) {
  return handover.given_by == turn.account.user_id;
}

std::string answer_time(const Handover& handover) {
  return handover.answered_at_ms ? std::to_string(*handover.answered_at_ms) : "never";
}

JsonValue about_handover(const Handover& handover, const std::string& visit) {
  return JsonValue{
      {"handover", handover.id}, {"answered", answer_time(handover)}, {"visit", visit}};
}

std::vector<ToConfirm> to_confirm_at(const Household& house, const Turn& turn) {
  std::vector<ToConfirm> open;
  for (auto& handover : turn.records.handovers.list_for_household(house.id)) {
    if (!is_open(handover, turn) || !is_for_team_to_confirm(handover, house, turn)) continue;
    open.push_back({std::move(handover), house});
  }
  return open;
}

std::vector<ToConfirm> to_confirm_of(const PurchaseId& purchase_id, const Turn& turn) {
  std::vector<ToConfirm> open;
  for (auto& handover : turn.records.handovers.list_for_purchase(purchase_id)) {
    if (!is_open(handover, turn)) continue;
    auto house = turn.records.households.find(handover.household_id);
    if (!house || !is_for_team_to_confirm(handover, *house, turn)) continue;
    open.push_back({std::move(handover), std::move(*house)});
  }
  return open;
}

}  // namespace sammachip
