#include "storage/joining/role_grants.h"

namespace sammachip {
namespace {

const std::string kHolding = " AND from_ms <= :now AND (until_ms IS NULL OR until_ms > :now)";

// Digits sort before letters in every collation, so that "920603z" comes before "9206z".
const std::string kPlace = "(area_code || 'z' || user_id)";

}  // namespace

RoleGrants::RoleGrants(Connection& connection)
    : insert_(connection, sql::insert<RoleGrant>()),
      end_(connection,
           "UPDATE role_grant SET until_ms = :now WHERE id = :id"
           " AND (until_ms IS NULL OR until_ms > :now)"),
      for_user_(connection, sql::select<RoleGrant>() + " WHERE user_id = :user" + kHolding +
                                " ORDER BY from_ms, id"),
      ended_for_user_(connection, sql::select<RoleGrant>() +
                                      " WHERE user_id = :user AND until_ms <= :now"
                                      " ORDER BY until_ms DESC, id DESC LIMIT 20"),
      in_area_(connection, sql::select<RoleGrant>() + " WHERE area_code = :area AND role = :role" +
                               kHolding + " ORDER BY from_ms, id"),
      with_role_(connection, sql::select<RoleGrant>() + " WHERE role = :role" + kHolding +
                                 " ORDER BY area_code, id"),
      held_above_(connection,
                  "SELECT 1 FROM role_grant WHERE role = :role AND length(area_code) <= :digits" +
                      std::string(kHolding) + " LIMIT 1"),
      count_people_(connection,
                    "SELECT COUNT(DISTINCT user_id) FROM role_grant WHERE role = :role" + kHolding),
      people_(connection,
              "SELECT DISTINCT user_id FROM role_grant WHERE role = :role AND user_id > :after" +
                  kHolding + " ORDER BY user_id LIMIT :most"),
      by_area_(connection, "SELECT DISTINCT " + kPlace +
                               ", user_id FROM role_grant WHERE role = :role AND " + kPlace +
                               " > :after" + kHolding + " ORDER BY " + kPlace + " LIMIT :most") {}

void RoleGrants::insert(const RoleGrant& grant) { insert_.run(grant); }

bool RoleGrants::end(const RoleGrantId& id, long long now_ms) {
  return end_.changed(now_ms, id) == 1;
}

std::vector<RoleGrant> RoleGrants::list_for_user(const AccountId& user_id, long long now_ms) {
  return for_user_.all(user_id, now_ms);
}

std::vector<RoleGrant> RoleGrants::ended_for_user(const AccountId& user_id, long long now_ms) {
  return ended_for_user_.all(user_id, now_ms);
}

std::vector<RoleGrant> RoleGrants::list_in_area(const AreaCode& area_code, const std::string& role,
                                                long long now_ms) {
  return in_area_.all(area_code, role, now_ms);
}

std::vector<RoleGrant> RoleGrants::list_with_role(const std::string& role, long long now_ms) {
  return with_role_.all(role, now_ms);
}

bool RoleGrants::is_held_above(const std::string& role, int digits, long long now_ms) {
  return held_above_.one(role, digits, now_ms).has_value();
}

long long RoleGrants::count_people(const std::string& role, long long now_ms) {
  return count_people_.only(role, now_ms);
}

std::vector<AccountId> RoleGrants::people_with_role(const std::string& role,
                                                    const AccountId& after_user, long long now_ms,
                                                    int limit) {
  return people_.all(role, after_user, now_ms, limit);
}

std::vector<PlacedGrant> RoleGrants::grants_by_area(const std::string& role,
                                                    const std::string& after_place,
                                                    long long now_ms, int limit) {
  return by_area_.all(role, after_place, now_ms, limit);
}

}  // namespace sammachip
