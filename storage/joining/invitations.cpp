#include "storage/joining/invitations.h"

namespace sammachip {
namespace {

const std::string kInvitationColumns =
    "code, role, area_code, created_by, created_at_ms, not_after_ms, used_by, used_at_ms, "
    "team_member_id, programme_id";

auto fields(Invitation& row) {
  return std::tie(row.code, row.role, row.area_code, row.created_by, row.created_at_ms,
                  row.not_after_ms, row.used_by, row.used_at_ms, row.team_member_id,
                  row.programme_id);
}

}  // namespace

Invitations::Invitations(Connection& connection)
    : insert_(connection, insert_into("invitation", kInvitationColumns), in(fields(row_))),
      find_(connection, "SELECT " + kInvitationColumns + " FROM invitation WHERE code = :code",
            in(code_), out(fields(row_))),
      use_(connection,
           "UPDATE invitation SET used_by = :user, used_at_ms = :now"
           " WHERE code = :code AND used_at_ms IS NULL AND not_after_ms >= :still",
           in(user_id_), in(now_ms_), in(code_), in(now_ms_)),
      list_open_(connection,
                 "SELECT " + kInvitationColumns +
                     " FROM invitation WHERE created_by = :user"
                     " AND used_at_ms IS NULL AND not_after_ms >= :now"
                     " ORDER BY created_at_ms DESC, code LIMIT 1000",
                 in(user_id_), in(now_ms_), out(fields(row_))) {}

void Invitations::insert(const Invitation& invitation) {
  row_ = invitation;
  insert_.run();
}

std::optional<Invitation> Invitations::find(const std::string& code) {
  code_ = code;
  return find_.fetch_one() ? std::optional(row_) : std::nullopt;
}

bool Invitations::use(const std::string& code, const std::string& user_id, long long now_ms) {
  code_ = code;
  user_id_ = user_id;
  now_ms_ = now_ms;
  return use_.run() == 1;
}

std::vector<Invitation> Invitations::list_open(const std::string& created_by, long long now_ms) {
  user_id_ = created_by;
  now_ms_ = now_ms;
  return list_open_.fetch_all(row_);
}

}  // namespace sammachip
