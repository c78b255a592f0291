#include "storage/households/household_links.h"

namespace sammachip {
namespace {

const std::string kHouseholdLinkColumns = "id, user_id, household_id, relation, since_ms, until_ms";
const std::string kSelectHouseholdLink =
    "SELECT " + kHouseholdLinkColumns + " FROM household_link WHERE until_ms IS NULL AND ";

auto fields(HouseholdLink& row) {
  return std::tie(row.id, row.user_id, row.household_id, row.relation, row.since_ms, row.until_ms);
}

}  // namespace

HouseholdLinks::HouseholdLinks(Connection& connection)
    : insert_(connection, insert_into("household_link", kHouseholdLinkColumns), in(fields(row_))),
      end_(connection,
           "UPDATE household_link SET until_ms = :now"
           " WHERE user_id = :user AND household_id = :household AND until_ms IS NULL",
           in(now_ms_), in(user_id_), in(household_id_)),
      find_(connection, kSelectHouseholdLink + "user_id = :user AND household_id = :household",
            in(user_id_), in(household_id_), out(fields(row_))),
      for_user_(connection, kSelectHouseholdLink + "user_id = :user ORDER BY since_ms, id",
                in(user_id_), out(fields(row_))),
      for_household_(connection,
                     kSelectHouseholdLink + "household_id = :household ORDER BY since_ms, id",
                     in(household_id_), out(fields(row_))) {}

void HouseholdLinks::insert(const HouseholdLink& link) {
  row_ = link;
  insert_.run();
}

bool HouseholdLinks::end(const std::string& user_id, const std::string& household_id,
                         long long now_ms) {
  user_id_ = user_id;
  household_id_ = household_id;
  now_ms_ = now_ms;
  return end_.run() == 1;
}

std::optional<HouseholdLink> HouseholdLinks::find(const std::string& user_id,
                                                  const std::string& household_id) {
  user_id_ = user_id;
  household_id_ = household_id;
  return find_.fetch_one() ? std::optional(row_) : std::nullopt;
}

std::vector<HouseholdLink> HouseholdLinks::list_for_user(const std::string& user_id) {
  user_id_ = user_id;
  return for_user_.fetch_all(row_);
}

std::vector<HouseholdLink> HouseholdLinks::list_for_household(const std::string& household_id) {
  household_id_ = household_id;
  return for_household_.fetch_all(row_);
}

}  // namespace sammachip
