#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/database/query.h"

namespace sammachip {

// A code by which households of a village, or one household, come in.
struct JoinCode {
  std::string code = {};  // Upper-case, as normalised by the caller.
  VillageCode village_code = {};
  std::optional<HouseholdId> household_id = {};
  long long created_at_ms = 0;
  std::optional<long long> revoked_at_ms = {};
};

template <>
struct Columns<JoinCode> {
  static constexpr std::string_view kTable = "join_code";
  static constexpr std::string_view kNames =
      "code, village_code, household_id, created_at_ms, revoked_at_ms";
  static auto of(auto& row) {
    return std::tie(row.code, row.village_code, row.household_id, row.created_at_ms,
                    row.revoked_at_ms);
  }
};

// Join codes, and how often people got them wrong. Revoked codes are kept, and no method returns
// them.
class JoinCodes {
 public:
  explicit JoinCodes(Connection& connection);
  // Throws StorageRefused if the code exists or is not upper-case.
  void insert(const JoinCode& code);
  // Returns the code unless it is unknown or revoked, or its village was retired.
  std::optional<JoinCode> find(const std::string& code);
  // False if it is unknown or was revoked.
  bool revoke(const std::string& code, long long now_ms);
  // Those that are not revoked, oldest first; no limit.
  std::vector<JoinCode> list_in_village(const VillageCode& village_code);

  // Counts a wrong code of `user_id`; counts begun more than `window_ms` ago, anybody's, are
  // deleted first. Returns the count.
  int record_failure(const AccountId& user_id, long long now_ms, long long window_ms);
  // How many wrong codes `user_id` sent in the window that `now_ms` falls in.
  int failures(const AccountId& user_id, long long now_ms, long long window_ms);
  // How many all people together sent in their windows, as far as these are not over at `now_ms`.
  // Reads each of those counts.
  long long all_failures(long long now_ms, long long window_ms);

 private:
  Query<void(JoinCode)> insert_;
  Query<JoinCode(std::string_view code)> find_;
  Query<void(long long now_ms, std::string_view code)> revoke_;
  Query<JoinCode(VillageCode village_code)> in_village_;
  Query<void(long long window_from_ms)> forget_failures_;
  Query<int(AccountId user_id, long long now_ms)> record_failure_;
  Query<int(AccountId user_id, long long window_from_ms)> failures_;
  Query<long long(long long window_from_ms)> all_failures_;
};

}  // namespace sammachip
