#include "handlers/access/recipients.h"

#include <set>

#include "handlers/access/roles.h"
#include "storage/households/household_links.h"
#include "storage/households/households.h"
#include "storage/joining/role_grants.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"
#include "storage/villages/places.h"

namespace sammachip {

namespace {

using Users = std::set<AccountId>;

void add_users_of_house(const HouseholdId& household_id, const Turn& turn, Users& users) {
  for (const auto& link : turn.records.household_links.list_for_household(household_id)) {
    users.insert(link.user_id);
  }
}

void add_role(const VillageCode& village_code, std::string_view role, const Turn& turn,
              Users& users) {
  for (const auto& grant : turn.records.role_grants.list_in_area(village_code, std::string(role),
                                                                 milliseconds(turn.now))) {
    users.insert(grant.user_id);
  }
}

void add_users_of_village(const VillageCode& village_code, const Turn& turn, Users& users) {
  for (const auto& house : turn.records.households.list_in_village(village_code)) {
    if (house.status != HouseholdStatus::kLeft) add_users_of_house(house.id, turn, users);
  }
  add_role(village_code, kAsTeam, turn, users);
  add_role(village_code, kAsLeader, turn, users);
}

Recipients reachable(const Users& users, const Turn& turn) {
  Recipients recipients;
  for (const auto& user : users) {
    if (user == turn.account.user_id) continue;
    const auto account = turn.records.line_accounts.find(AccountId(user));
    if (!account || account->status != AccountStatus::kActive) continue;
    recipients.all.push_back(AccountId(user));
    if (account->muted_until_ms <= milliseconds(turn.now))
      recipients.to_push.push_back(AccountId(user));
  }
  return recipients;
}

}  // namespace

Recipients of_house(const HouseholdId& household_id, const Turn& turn) {
  Users users;
  add_users_of_house(household_id, turn, users);
  return reachable(users, turn);
}

Recipients of_village(const VillageCode& village_code, const Turn& turn) {
  Users users;
  add_users_of_village(village_code, turn, users);
  return reachable(users, turn);
}

Recipients of_area(const AreaCode& area_code, const Turn& turn) {
  Users users;
  for (const auto& place : turn.records.places.list_villages(area_code)) {
    add_users_of_village(place.village.code, turn, users);
  }
  return reachable(users, turn);
}

Recipients leaders_in(const std::vector<AreaCode>& areas, const Turn& turn) {
  Users users;
  for (const auto& area : areas) {
    for (const auto& place : turn.records.places.list_villages(area)) {
      add_role(place.village.code, kAsLeader, turn, users);
    }
  }
  return reachable(users, turn);
}

}  // namespace sammachip
