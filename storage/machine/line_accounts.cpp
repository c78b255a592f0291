#include "storage/machine/line_accounts.h"

namespace sammachip {
namespace {

const std::string kLineAccountColumns =
    "user_id, status, language, called, current_household_id, muted_until_ms, notice_version, "
    "notice_at_ms, created_at_ms, last_seen_ms, last_text_fingerprint, last_text_ms, "
    "last_question, last_answered_ms, active_role";

auto fields(LineAccount& row) {
  return std::tie(row.user_id, row.status, row.language, row.called, row.current_household_id,
                  row.muted_until_ms, row.notice_version, row.notice_at_ms, row.created_at_ms,
                  row.last_seen_ms, row.last_text_fingerprint, row.last_text_ms, row.last_question,
                  row.last_answered_ms, row.active_role);
}

}  // namespace

LineAccounts::LineAccounts(Connection& connection)
    : find_(connection,
            "SELECT " + kLineAccountColumns + " FROM line_account WHERE user_id = :user",
            in(user_id_), out(fields(row_))),
      save_(connection,
            insert_into("line_account", kLineAccountColumns) +
                " ON CONFLICT (user_id) DO UPDATE SET status = excluded.status,"
                " language = excluded.language, called = excluded.called,"
                " current_household_id = excluded.current_household_id,"
                " muted_until_ms = excluded.muted_until_ms,"
                " notice_version = excluded.notice_version, notice_at_ms = excluded.notice_at_ms,"
                " last_seen_ms = excluded.last_seen_ms, active_role = excluded.active_role",
            in(fields(row_))),
      note_seen_(connection,
                 "UPDATE line_account SET last_seen_ms = :seen, last_text_fingerprint = :words,"
                 " last_text_ms = :said, last_question = :question, last_answered_ms = :answered"
                 " WHERE user_id = :user",
                 in(row_.last_seen_ms), in(row_.last_text_fingerprint), in(row_.last_text_ms),
                 in(row_.last_question), in(row_.last_answered_ms), in(row_.user_id)) {}

std::optional<LineAccount> LineAccounts::find(const std::string& user_id) {
  user_id_ = user_id;
  return find_.fetch_one() ? std::optional(row_) : std::nullopt;
}

void LineAccounts::save(const LineAccount& account) {
  row_ = account;
  save_.run();
}

bool LineAccounts::note_seen(const LineAccount& account) {
  row_ = account;
  return note_seen_.run() == 1;
}

}  // namespace sammachip
