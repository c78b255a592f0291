#include "handlers/access/houses.h"

#include <string>
#include <utility>

#include "storage/machine/line_accounts.h"
#include "storage/records.h"

namespace sammachip {

namespace {

struct KnownHouses {
  std::vector<Household> houses;
  std::vector<std::pair<std::string, Relation>> relations;  // By household id; those left too.
};

const KnownHouses& known_houses(const Turn& turn) {
  return turn.memo.known<KnownHouses>([&] {
    KnownHouses known;
    for (auto& linked : turn.records.households.linked_to(turn.account.user_id)) {
      known.relations.emplace_back(linked.household.id, linked.relation);
      if (linked.household.status == HouseholdStatus::kLeft) continue;
      known.houses.push_back(std::move(linked.household));
    }
    return known;
  });
}

}  // namespace

const std::vector<Household>& houses_of(const Turn& turn) { return known_houses(turn).houses; }

void forget_houses(const Turn& turn) { turn.memo.forget<KnownHouses>(); }

Relation relation_to(const HouseholdId& household_id, const Turn& turn) {
  for (const auto& [id, relation] : known_houses(turn).relations) {
    if (id == household_id) return relation;
  }
  return Relation::kHelper;
}

bool may_see_figures(const HouseholdId& household_id, const Turn& turn) {
  return relation_to(household_id, turn) != Relation::kHelper;
}

HouseholdId house_spoken_of(const Turn& turn) {
  const auto& houses = houses_of(turn);
  for (const auto& house : houses) {
    if (turn.account.current_household_id == house.id) return house.id;
  }
  return houses.empty() ? HouseholdId() : houses.front().id;
}

void remember_house(const HouseholdId& household_id, Turn& turn) {
  if (turn.account.current_household_id == household_id) return;
  turn.account.current_household_id = household_id;
  turn.records.line_accounts.save(turn.account);
}

}  // namespace sammachip
