#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/database/query.h"

namespace sammachip {

enum class Relation { kHead, kMember, kHelper };
template <>
struct EnumWords<Relation> {
  static constexpr std::string_view kAll[] = {"head", "member", "helper"};
};

// That a person speaks for a household, from a time and perhaps until one.
struct HouseholdLink {
  LinkId id = {};
  AccountId user_id = {};
  HouseholdId household_id = {};
  Relation relation = Relation::kHead;
  long long since_ms = 0;
  std::optional<long long> until_ms = {};
};

template <>
struct Columns<HouseholdLink> {
  static constexpr std::string_view kTable = "household_link";
  static constexpr std::string_view kNames =
      "id, user_id, household_id, relation, since_ms, until_ms";
  static auto of(auto& row) {
    return std::tie(row.id, row.user_id, row.household_id, row.relation, row.since_ms,
                    row.until_ms);
  }
};

// Which LINE accounts report for which households: many to many, one open link for each pair.
// Links that were ended are kept, and only find_by_id() returns them.
class HouseholdLinks {
 public:
  explicit HouseholdLinks(Connection& connection);
  // Throws StorageRefused if the two are linked already.
  void insert(const HouseholdLink& link);
  // Ends the open link of the two. False if there is none.
  bool end(const AccountId& user_id, const HouseholdId& household_id, long long now_ms);
  // The open link of the two, or nullopt.
  std::optional<HouseholdLink> find(const AccountId& user_id, const HouseholdId& household_id);
  // Ended or not.
  std::optional<HouseholdLink> find_by_id(const LinkId& id);
  // Whether a link of the two was ended.
  bool was_ended(const AccountId& user_id, const HouseholdId& household_id);
  // Open links, oldest first; no limit.
  std::vector<HouseholdLink> list_for_user(const AccountId& user_id);
  std::vector<HouseholdLink> list_for_household(const HouseholdId& household_id);

 private:
  Query<void(HouseholdLink)> insert_;
  Query<void(long long now_ms, AccountId user_id, HouseholdId household_id)> end_;
  Query<HouseholdLink(AccountId user_id, HouseholdId household_id)> find_;
  Query<HouseholdLink(LinkId id)> find_by_id_;
  Query<long long(AccountId user_id, HouseholdId household_id)> count_ended_;
  Query<HouseholdLink(AccountId user_id)> for_user_;
  Query<HouseholdLink(HouseholdId household_id)> for_household_;
};

}  // namespace sammachip
