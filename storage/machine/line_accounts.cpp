#include "storage/machine/line_accounts.h"

namespace sammachip {

LineAccounts::LineAccounts(Connection& connection)
    : find_(connection, sql::select<LineAccount>() + " WHERE user_id = :user"),
      save_(connection, sql::upsert<LineAccount>("user_id")),
      save_seen_(connection,
                 "UPDATE line_account SET last_seen_ms = :last_seen_ms,"
                 " last_text_fingerprint = :last_text_fingerprint, last_text_ms = :last_text_ms,"
                 " last_question = :last_question, last_answered_ms = :last_answered_ms,"
                 " shown_buttons = :shown_buttons"
                 " WHERE user_id = :user_id") {}

std::optional<LineAccount> LineAccounts::find(const AccountId& user_id) {
  return find_.one(user_id);
}

void LineAccounts::save(const LineAccount& account) { save_.run(account); }

bool LineAccounts::save_seen(const LineAccount& account) {
  return save_seen_.changed(account) == 1;
}

}  // namespace sammachip
