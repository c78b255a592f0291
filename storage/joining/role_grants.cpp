#include "storage/joining/role_grants.h"

namespace sammachip {
namespace {

const std::string kRoleGrantColumns = "id, user_id, role, area_code, granted_by, from_ms, until_ms";
const std::string kSelectRoleGrant = "SELECT " + kRoleGrantColumns + " FROM role_grant WHERE ";
const std::string kHolding = " AND from_ms <= :now AND (until_ms IS NULL OR until_ms > :still)";

// Digits sort before letters in every collation, so that "920603z" comes before "9206z".
const std::string kPlace = "(area_code || 'z' || user_id)";

auto fields(RoleGrant& row) {
  return std::tie(row.id, row.user_id, row.role, row.area_code, row.granted_by, row.from_ms,
                  row.until_ms);
}

}  // namespace

RoleGrants::RoleGrants(Connection& connection)
    : insert_(connection, insert_into("role_grant", kRoleGrantColumns), in(fields(row_))),
      end_(connection,
           "UPDATE role_grant SET until_ms = :now WHERE id = :id"
           " AND (until_ms IS NULL OR until_ms > :still)",
           in(now_ms_), in(key_), in(now_ms_)),
      for_user_(connection,
                kSelectRoleGrant + "user_id = :user" + kHolding + " ORDER BY from_ms, id", in(key_),
                in(now_ms_), in(now_ms_), out(fields(row_))),
      in_area_(connection,
               kSelectRoleGrant + "area_code = :area AND role = :role" + kHolding +
                   " ORDER BY from_ms, id",
               in(key_), in(role_), in(now_ms_), in(now_ms_), out(fields(row_))),
      with_role_(connection,
                 kSelectRoleGrant + "role = :role" + kHolding + " ORDER BY area_code, id",
                 in(role_), in(now_ms_), in(now_ms_), out(fields(row_))),
      count_people_(connection,
                    "SELECT COUNT(DISTINCT user_id) FROM role_grant WHERE role = :role" + kHolding,
                    in(role_), in(now_ms_), in(now_ms_), out(count_)),
      people_(connection,
              "SELECT DISTINCT user_id FROM role_grant WHERE role = :role AND user_id > :after" +
                  kHolding + " ORDER BY user_id LIMIT :most",
              in(role_), in(key_), in(now_ms_), in(now_ms_), in(limit_), out(row_.user_id)),
      by_area_(connection,
               "SELECT DISTINCT " + kPlace + ", user_id FROM role_grant WHERE role = :role AND " +
                   kPlace + " > :after" + kHolding + " ORDER BY " + kPlace + " LIMIT :most",
               in(role_), in(key_), in(now_ms_), in(now_ms_), in(limit_), out(placed_.place),
               out(placed_.user_id)) {}

void RoleGrants::insert(const RoleGrant& grant) {
  row_ = grant;
  insert_.run();
}

bool RoleGrants::end(const std::string& id, long long now_ms) {
  key_ = id;
  now_ms_ = now_ms;
  return end_.run() == 1;
}

std::vector<RoleGrant> RoleGrants::list_for_user(const std::string& user_id, long long now_ms) {
  key_ = user_id;
  now_ms_ = now_ms;
  return for_user_.fetch_all(row_);
}

std::vector<RoleGrant> RoleGrants::list_in_area(const std::string& area_code,
                                                const std::string& role, long long now_ms) {
  key_ = area_code;
  role_ = role;
  now_ms_ = now_ms;
  return in_area_.fetch_all(row_);
}

std::vector<RoleGrant> RoleGrants::list_with_role(const std::string& role, long long now_ms) {
  role_ = role;
  now_ms_ = now_ms;
  return with_role_.fetch_all(row_);
}

long long RoleGrants::count_people(const std::string& role, long long now_ms) {
  role_ = role;
  now_ms_ = now_ms;
  count_people_.fetch_one();
  return count_;
}

std::vector<std::string> RoleGrants::people_with_role(const std::string& role,
                                                      const std::string& after_user,
                                                      long long now_ms, int limit) {
  role_ = role;
  key_ = after_user;
  now_ms_ = now_ms;
  limit_ = limit;
  return people_.fetch_all(row_.user_id);
}

std::vector<PlacedGrant> RoleGrants::grants_by_area(const std::string& role,
                                                    const std::string& after_place,
                                                    long long now_ms, int limit) {
  role_ = role;
  key_ = after_place;
  now_ms_ = now_ms;
  limit_ = limit;
  return by_area_.fetch_all(placed_);
}

}  // namespace sammachip
