#include "storage/villages/team_members.h"

namespace sammachip {
namespace {

const std::string kChangeableTeamMemberColumns =
    "kind, name, expertise, responsibility, readiness, determination, willing, status, user_id, "
    "notice_due_on, ended_at_ms";
const std::string kTeamMemberColumns =
    "id, programme_id, added_by, created_at_ms, " + kChangeableTeamMemberColumns;
const std::string kSelectTeamMember = "SELECT " + kTeamMemberColumns + " FROM team_member WHERE ";
// "leader" sorts before "sage".
const std::string kLeaderFirst = " ORDER BY kind, created_at_ms, id";

auto changeable(TeamMember& row) {
  return std::tie(row.kind, row.name, row.expertise, row.responsibility, row.readiness,
                  row.determination, row.willing, row.status, row.user_id, row.notice_due_on,
                  row.ended_at_ms);
}

auto fields(TeamMember& row) {
  return std::tuple_cat(std::tie(row.id, row.programme_id, row.added_by, row.created_at_ms),
                        changeable(row));
}

}  // namespace

TeamMembers::TeamMembers(Connection& connection)
    : insert_(connection, insert_into("team_member", kTeamMemberColumns), in(fields(row_))),
      update_(connection, update_by_id("team_member", kChangeableTeamMemberColumns),
              in(changeable(row_)), in(row_.id)),
      find_(connection, kSelectTeamMember + "id = :id", in(key_), out(fields(row_))),
      list_(connection,
            kSelectTeamMember + "programme_id = :programme AND status <> 'ended'" + kLeaderFirst,
            in(key_), out(fields(row_))),
      list_all_(connection, kSelectTeamMember + "programme_id = :programme" + kLeaderFirst,
                in(key_), out(fields(row_))),
      find_for_user_(connection,
                     kSelectTeamMember + "programme_id = :programme AND user_id = :user" +
                         " AND status <> 'ended'" + kLeaderFirst + " LIMIT 1",
                     in(key_), in(user_id_), out(fields(row_))),
      for_user_(connection,
                kSelectTeamMember +
                    "user_id = :user AND status <> 'ended'"
                    " ORDER BY created_at_ms DESC, id DESC",
                in(user_id_), out(fields(row_))),
      all_for_user_(connection,
                    kSelectTeamMember + "user_id = :user ORDER BY created_at_ms DESC, id DESC",
                    in(user_id_), out(fields(row_))),
      set_status_(connection,
                  "UPDATE team_member SET status = :to WHERE programme_id = :programme"
                  " AND kind = 'sage' AND status = :from",
                  in(to_), in(key_), in(from_)) {}

void TeamMembers::insert(const TeamMember& member) {
  row_ = member;
  insert_.run();
}

bool TeamMembers::update(const TeamMember& member) {
  row_ = member;
  return update_.run() == 1;
}

std::optional<TeamMember> TeamMembers::find(const std::string& id) {
  key_ = id;
  return find_.fetch_one() ? std::optional(row_) : std::nullopt;
}

std::vector<TeamMember> TeamMembers::list(const std::string& programme_id) {
  key_ = programme_id;
  return list_.fetch_all(row_);
}

std::vector<TeamMember> TeamMembers::list_all(const std::string& programme_id) {
  key_ = programme_id;
  return list_all_.fetch_all(row_);
}

std::optional<TeamMember> TeamMembers::find_for_user(const std::string& programme_id,
                                                     const std::string& user_id) {
  key_ = programme_id;
  user_id_ = user_id;
  return find_for_user_.fetch_one() ? std::optional(row_) : std::nullopt;
}

std::vector<TeamMember> TeamMembers::list_for_user(const std::string& user_id) {
  user_id_ = user_id;
  return for_user_.fetch_all(row_);
}

std::vector<TeamMember> TeamMembers::list_all_for_user(const std::string& user_id) {
  user_id_ = user_id;
  return all_for_user_.fetch_all(row_);
}

long long TeamMembers::set_status(const std::string& programme_id, TeamStatus from, TeamStatus to) {
  key_ = programme_id;
  from_ = from;
  to_ = to;
  return set_status_.run();
}

}  // namespace sammachip
