#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/database/query.h"
#include "storage/villages/grade.h"

namespace sammachip {

// The leader, and the sages (ปราชญ์) who teach and visit.
enum class TeamKind { kLeader, kSage };
template <>
struct EnumWords<TeamKind> {
  static constexpr std::string_view kAll[] = {"leader", "sage"};
};

enum class TeamStatus { kDraft, kSent, kConfirmed, kReturned, kEnded };
template <>
struct EnumWords<TeamStatus> {
  static constexpr std::string_view kAll[] = {"draft", "sent", "confirmed", "returned", "ended"};
};

// A member of a village's team in a year.
struct TeamMember {
  TeamMemberId id = {};
  ProgrammeId programme_id = {};
  TeamKind kind = TeamKind::kSage;
  std::string name = {};
  std::string expertise = {};
  Grade responsibility = Grade::kUnknown;
  Grade readiness = Grade::kUnknown;
  Grade determination = Grade::kUnknown;
  bool willing = false;
  TeamStatus status = TeamStatus::kDraft;
  std::optional<AccountId> user_id = {};  // Their LINE account, once they took an invitation.
  AccountId added_by = {};
  long long created_at_ms = 0;
  // The day by which they must be told that data about them is kept; empty: they were, or gave it.
  std::string notice_due_on = {};
  std::optional<long long> ended_at_ms = {};
};

template <>
struct Columns<TeamMember> {
  static constexpr std::string_view kTable = "team_member";
  static constexpr std::string_view kNames =
      "id, programme_id, kind, name, expertise, responsibility, readiness, determination, "
      "willing, status, user_id, added_by, created_at_ms, notice_due_on, ended_at_ms";
  static constexpr std::string_view kFixed = "programme_id, added_by, created_at_ms";
  static auto of(auto& row) {
    return std::tie(row.id, row.programme_id, row.kind, row.name, row.expertise, row.responsibility,
                    row.readiness, row.determination, row.willing, row.status, row.user_id,
                    row.added_by, row.created_at_ms, row.notice_due_on, row.ended_at_ms);
  }
};

// The villages' teams. A programme has at most one leader who is not ended. `find` gives those who
// are ended too; the lists have no limit. `notice_due_on` is a day (ISO).
class TeamMembers {
 public:
  explicit TeamMembers(Connection& connection);
  // Throws StorageRefused if it would be a second leader.
  void insert(const TeamMember& member);
  // Saves all but programme, creation time and who added them. False if unknown; throws as insert.
  bool update(const TeamMember& member);
  std::optional<TeamMember> find(const TeamMemberId& id);
  // Those who are not ended: the leader first, then in the order of creation.
  std::vector<TeamMember> list(const ProgrammeId& programme_id);
  // The same with those who are ended.
  std::vector<TeamMember> list_all(const ProgrammeId& programme_id);
  // Who `user_id` is in the team: their place as leader if they have two; nullopt if none that is
  // not ended.
  std::optional<TeamMember> find_for_user(const ProgrammeId& programme_id,
                                          const AccountId& user_id);
  // Where `user_id` is in a team and not ended, the latest first.
  std::vector<TeamMember> list_for_user(const AccountId& user_id);
  // The same with what is ended.
  std::vector<TeamMember> list_all_for_user(const AccountId& user_id);
  // Moves all sages of the programme that are `from` to `to`. Returns how many.
  long long set_status(const ProgrammeId& programme_id, TeamStatus from, TeamStatus to);

 private:
  Query<void(TeamMember)> insert_, update_;
  Query<TeamMember(TeamMemberId id)> find_;
  Query<TeamMember(ProgrammeId programme_id)> list_, list_all_;
  Query<TeamMember(ProgrammeId programme_id, AccountId user_id)> find_for_user_;
  Query<TeamMember(AccountId user_id)> for_user_, all_for_user_;
  Query<void(TeamStatus to, ProgrammeId programme_id, TeamStatus from)> set_status_;
};

}  // namespace sammachip
