#include "storage/joining/invitations.h"

namespace sammachip {

Invitations::Invitations(Connection& connection)
    : insert_(connection, sql::insert<Invitation>()),
      find_(connection, sql::select<Invitation>() + " WHERE code = :code"),
      use_(connection,
           "UPDATE invitation SET used_by = :user, used_at_ms = :now"
           " WHERE code = :code AND used_at_ms IS NULL AND not_after_ms >= :now"
           " AND NOT EXISTS (SELECT 1 FROM village WHERE village.code = area_code"
           " AND retired_at_ms IS NOT NULL)") {}

void Invitations::insert(const Invitation& invitation) { insert_.run(invitation); }

std::optional<Invitation> Invitations::find(const std::string& code) { return find_.one(code); }

bool Invitations::use(const std::string& code, const AccountId& user_id, long long now_ms) {
  return use_.changed(user_id, now_ms, code) == 1;
}

}  // namespace sammachip
