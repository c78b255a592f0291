#include "storage/households/household_links.h"

namespace sammachip {

HouseholdLinks::HouseholdLinks(Connection& connection)
    : insert_(connection, sql::insert<HouseholdLink>()),
      end_(connection,
           "UPDATE household_link SET until_ms = :now"
           " WHERE user_id = :user AND household_id = :household AND until_ms IS NULL"),
      find_(connection,
            sql::select<HouseholdLink>() +
                " WHERE until_ms IS NULL AND user_id = :user AND household_id = :household"),
      find_by_id_(connection, sql::select<HouseholdLink>() + " WHERE id = :id"),
      count_ended_(connection,
                   "SELECT COUNT(*) FROM household_link WHERE until_ms IS NOT NULL"
                   " AND user_id = :user AND household_id = :household"),
      for_user_(connection,
                sql::select<HouseholdLink>() +
                    " WHERE until_ms IS NULL AND user_id = :user ORDER BY since_ms, id"),
      for_household_(
          connection,
          sql::select<HouseholdLink>() +
              " WHERE until_ms IS NULL AND household_id = :household ORDER BY since_ms, id") {}

void HouseholdLinks::insert(const HouseholdLink& link) { insert_.run(link); }

bool HouseholdLinks::end(const AccountId& user_id, const HouseholdId& household_id,
                         long long now_ms) {
  return end_.changed(now_ms, user_id, household_id) == 1;
}

std::optional<HouseholdLink> HouseholdLinks::find(const AccountId& user_id,
                                                  const HouseholdId& household_id) {
  return find_.one(user_id, household_id);
}

std::optional<HouseholdLink> HouseholdLinks::find_by_id(const LinkId& id) {
  return find_by_id_.one(id);
}

bool HouseholdLinks::was_ended(const AccountId& user_id, const HouseholdId& household_id) {
  return count_ended_.only(user_id, household_id) > 0;
}

std::vector<HouseholdLink> HouseholdLinks::list_for_user(const AccountId& user_id) {
  return for_user_.all(user_id);
}

std::vector<HouseholdLink> HouseholdLinks::list_for_household(const HouseholdId& household_id) {
  return for_household_.all(household_id);
}

}  // namespace sammachip
