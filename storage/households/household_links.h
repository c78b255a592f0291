#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/database/statement.h"

namespace sammachip {

enum class Relation { kHead, kMember, kHelper };
template <>
struct EnumWords<Relation> {
  static constexpr std::string_view kAll[] = {"head", "member", "helper"};
};

// That a person speaks for a household, from a time and perhaps until one.
struct HouseholdLink {
  std::string id = {};
  std::string user_id = {};
  std::string household_id = {};
  Relation relation = Relation::kHead;
  long long since_ms = 0;
  std::optional<long long> until_ms = {};
};

// Which LINE accounts report for which households: many to many, one open link for each pair.
class HouseholdLinks {
 public:
  explicit HouseholdLinks(Connection& connection);
  // Throws StorageRefused if the two are linked already.
  void insert(const HouseholdLink& link);
  // Ends the open link of the two. False if there is none.
  bool end(const std::string& user_id, const std::string& household_id, long long now_ms);
  // The open link of the two, or nullopt.
  std::optional<HouseholdLink> find(const std::string& user_id, const std::string& household_id);
  // Open links, oldest first.
  std::vector<HouseholdLink> list_for_user(const std::string& user_id);
  std::vector<HouseholdLink> list_for_household(const std::string& household_id);

 private:
  HouseholdLink row_;
  std::string user_id_, household_id_;
  long long now_ms_ = 0;
  Statement insert_, end_, find_, for_user_, for_household_;
};

}  // namespace sammachip
