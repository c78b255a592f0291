#include "storage/villages/team_members.h"

namespace sammachip {
namespace {

// "leader" sorts before "sage".
const std::string kLeaderFirst = " ORDER BY kind, created_at_ms, id";

}  // namespace

TeamMembers::TeamMembers(Connection& connection)
    : insert_(connection, sql::insert<TeamMember>()),
      update_(connection, sql::update<TeamMember>()),
      find_(connection, sql::select<TeamMember>() + " WHERE id = :id"),
      list_(connection, sql::select<TeamMember>() +
                            " WHERE programme_id = :programme AND status <> 'ended'" +
                            kLeaderFirst),
      list_all_(connection,
                sql::select<TeamMember>() + " WHERE programme_id = :programme" + kLeaderFirst),
      find_for_user_(connection, sql::select<TeamMember>() +
                                     " WHERE programme_id = :programme AND user_id = :user"
                                     " AND status <> 'ended'" +
                                     kLeaderFirst + " LIMIT 1"),
      for_user_(connection, sql::select<TeamMember>() +
                                " WHERE user_id = :user AND status <> 'ended'"
                                " ORDER BY created_at_ms DESC, id DESC"),
      all_for_user_(connection, sql::select<TeamMember>() +
                                    " WHERE user_id = :user ORDER BY created_at_ms DESC, id DESC"),
      set_status_(connection,
                  "UPDATE team_member SET status = :to WHERE programme_id = :programme"
                  " AND kind = 'sage' AND status = :from") {}

void TeamMembers::insert(const TeamMember& member) { insert_.run(member); }

bool TeamMembers::update(const TeamMember& member) { return update_.changed(member) == 1; }

std::optional<TeamMember> TeamMembers::find(const TeamMemberId& id) { return find_.one(id); }

std::vector<TeamMember> TeamMembers::list(const ProgrammeId& programme_id) {
  return list_.all(programme_id);
}

std::vector<TeamMember> TeamMembers::list_all(const ProgrammeId& programme_id) {
  return list_all_.all(programme_id);
}

std::optional<TeamMember> TeamMembers::find_for_user(const ProgrammeId& programme_id,
                                                     const AccountId& user_id) {
  return find_for_user_.one(programme_id, user_id);
}

std::vector<TeamMember> TeamMembers::list_for_user(const AccountId& user_id) {
  return for_user_.all(user_id);
}

std::vector<TeamMember> TeamMembers::list_all_for_user(const AccountId& user_id) {
  return all_for_user_.all(user_id);
}

long long TeamMembers::set_status(const ProgrammeId& programme_id, TeamStatus from, TeamStatus to) {
  return set_status_.changed(to, programme_id, from);
}

}  // namespace sammachip
