#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/database/query.h"

namespace sammachip {

// That a person holds a role in an area, from a time and perhaps until one.
struct RoleGrant {
  RoleGrantId id = {};
  AccountId user_id = {};
  std::string role = {};    // "team", "leader", "officer", "administrator": the programme's words.
  AreaCode area_code = {};  // 2, 4, 6 or 8 digits; empty: everywhere.
  AccountId granted_by = {};
  long long from_ms = 0;
  std::optional<long long> until_ms = {};
};

template <>
struct Columns<RoleGrant> {
  static constexpr std::string_view kTable = "role_grant";
  static constexpr std::string_view kNames =
      "id, user_id, role, area_code, granted_by, from_ms, until_ms";
  static auto of(auto& row) {
    return std::tie(row.id, row.user_id, row.role, row.area_code, row.granted_by, row.from_ms,
                    row.until_ms);
  }
};

// Who holds a role, and where that is in the order of areas.
struct PlacedGrant {
  std::string place = {};  // Not empty; once for each area and person.
  AccountId user_id = {};
};

template <>
struct Columns<PlacedGrant> {
  static auto of(auto& row) { return std::tie(row.place, row.user_id); }
};

// Who may do what where. Grants end; they are not deleted (except by erasure of the person).
class RoleGrants {
 public:
  explicit RoleGrants(Connection& connection);
  void insert(const RoleGrant& grant);
  // Ends it. False if it is unknown or had ended.
  bool end(const RoleGrantId& id, long long now_ms);
  // The grants that hold at `now_ms`, oldest first. This list and the next two have no limit.
  std::vector<RoleGrant> list_for_user(const AccountId& user_id, long long now_ms);
  // Those that had ended by `now_ms`, ended last first; at most 20.
  std::vector<RoleGrant> ended_for_user(const AccountId& user_id, long long now_ms);
  // Those of exactly this area and role that hold at `now_ms`.
  std::vector<RoleGrant> list_in_area(const AreaCode& area_code, const std::string& role,
                                      long long now_ms);
  // Every grant that holds at `now_ms`, of `role`, in all areas.
  std::vector<RoleGrant> list_with_role(const std::string& role, long long now_ms);
  // Whether anybody holds `role` at `now_ms` in an area of at most so many digits.
  bool is_held_above(const std::string& role, int digits, long long now_ms);
  // How many people hold `role` at `now_ms`, wherever; and a page of them, by user id after
  // `after_user`.
  long long count_people(const std::string& role, long long now_ms);
  std::vector<AccountId> people_with_role(const std::string& role, const AccountId& after_user,
                                          long long now_ms, int limit);
  // A page of the grants of `role` that hold at `now_ms`, ordered so that a tambon's come before
  // its district's, and these before their province's; after the one with that place.
  std::vector<PlacedGrant> grants_by_area(const std::string& role, const std::string& after_place,
                                          long long now_ms, int limit);

 private:
  Query<void(RoleGrant)> insert_;
  Query<void(long long now_ms, RoleGrantId id)> end_;
  Query<RoleGrant(AccountId user_id, long long now_ms)> for_user_, ended_for_user_;
  Query<RoleGrant(AreaCode area_code, std::string_view role, long long now_ms)> in_area_;
  Query<RoleGrant(std::string_view role, long long now_ms)> with_role_;
  Query<int(std::string_view role, int digits, long long now_ms)> held_above_;
  Query<long long(std::string_view role, long long now_ms)> count_people_;
  Query<AccountId(std::string_view role, AccountId after_user, long long now_ms, int limit)>
      people_;
  Query<PlacedGrant(std::string_view role, std::string_view after_place, long long now_ms,
                    int limit)>
      by_area_;
};

}  // namespace sammachip
