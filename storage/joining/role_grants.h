#pragma once

#include <optional>
#include <string>
#include <vector>

#include "storage/database/statement.h"

namespace sammachip {

// That a person holds a role in an area, from a time and perhaps until one.
struct RoleGrant {
  std::string id = {};
  std::string user_id = {};
  std::string role = {};  // "team", "leader", "officer", "administrator": the programme's words.
  std::string area_code = {};  // 2, 4, 6 or 8 digits; empty: everywhere.
  std::string granted_by = {};
  long long from_ms = 0;
  std::optional<long long> until_ms = {};
};

// Who holds a role, and where that is in the order of areas.
struct PlacedGrant {
  std::string place = {};  // Not empty; once for each area and person.
  std::string user_id = {};
};

// Who may do what where. Grants end; they are not deleted (except by erasure of the person).
class RoleGrants {
 public:
  explicit RoleGrants(Connection& connection);
  void insert(const RoleGrant& grant);
  // Ends it. False if it is unknown or had ended.
  bool end(const std::string& id, long long now_ms);
  // The grants that hold at `now_ms`.
  std::vector<RoleGrant> list_for_user(const std::string& user_id, long long now_ms);
  // Those of exactly this area and role that hold at `now_ms`.
  std::vector<RoleGrant> list_in_area(const std::string& area_code, const std::string& role,
                                      long long now_ms);
  // Every grant that holds at `now_ms`, of `role`, in all areas.
  std::vector<RoleGrant> list_with_role(const std::string& role, long long now_ms);
  // How many people hold `role` at `now_ms`, wherever; and a page of them, by user id after
  // `after_user`.
  long long count_people(const std::string& role, long long now_ms);
  std::vector<std::string> people_with_role(const std::string& role, const std::string& after_user,
                                            long long now_ms, int limit);
  // A page of the grants of `role` that hold at `now_ms`, ordered so that a tambon's come before
  // its district's, and these before their province's; after the one with that place.
  std::vector<PlacedGrant> grants_by_area(const std::string& role, const std::string& after_place,
                                          long long now_ms, int limit);

 private:
  RoleGrant row_;
  PlacedGrant placed_;
  std::string key_, role_;
  long long now_ms_ = 0, count_ = 0;
  int limit_ = 0;
  Statement insert_, end_, for_user_, in_area_, with_role_, count_people_, people_, by_area_;
};

}  // namespace sammachip
