#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/database/query.h"

namespace sammachip {

// A code that makes whoever sends it first an officer, a leader or a team member of an area.
struct Invitation {
  // Upper-case hex of the SHA-256 of the code that was given out: who reads the database cannot
  // use it. Whoever inserts, finds or uses an invitation hashes first.
  std::string code = {};
  std::string role = {};
  AreaCode area_code = {};
  AccountId created_by = {};
  long long created_at_ms = 0;
  long long not_after_ms = 0;
  std::optional<AccountId> used_by = {};
  std::optional<long long> used_at_ms = {};
  std::optional<TeamMemberId> team_member_id = {};  // Whom of the team it is for.
  std::optional<ProgrammeId> programme_id = {};
};

template <>
struct Columns<Invitation> {
  static constexpr std::string_view kTable = "invitation";
  static constexpr std::string_view kNames =
      "code, role, area_code, created_by, created_at_ms, not_after_ms, used_by, used_at_ms, "
      "team_member_id, programme_id";
  static auto of(auto& row) {
    return std::tie(row.code, row.role, row.area_code, row.created_by, row.created_at_ms,
                    row.not_after_ms, row.used_by, row.used_at_ms, row.team_member_id,
                    row.programme_id);
  }
};

// The invitations. find() also returns those that were used or are too old.
class Invitations {
 public:
  explicit Invitations(Connection& connection);
  // Throws StorageRefused if the code exists or is not upper-case.
  void insert(const Invitation& invitation);
  std::optional<Invitation> find(const std::string& code);
  // Uses up the invitation. False if it is unknown, used or too old, or to a village that was
  // retired: then nothing changes.
  bool use(const std::string& code, const AccountId& user_id, long long now_ms);

 private:
  Query<void(Invitation)> insert_;
  Query<Invitation(std::string_view code)> find_;
  Query<void(AccountId user_id, long long now_ms, std::string_view code)> use_;
};

}  // namespace sammachip
