#include "storage/line_accounts.h"

namespace sammachip {
namespace {

const std::string kColumns =
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
    : find_(connection, "SELECT " + kColumns + " FROM line_account WHERE user_id = :user",
            in(user_id_), out(fields(row_))),
      save_(connection,
            insert_into("line_account", kColumns) +
                " ON CONFLICT (user_id) DO UPDATE SET status = excluded.status,"
                " language = excluded.language, called = excluded.called,"
                " current_household_id = excluded.current_household_id,"
                " muted_until_ms = excluded.muted_until_ms,"
                " notice_version = excluded.notice_version, notice_at_ms = excluded.notice_at_ms,"
                " last_seen_ms = excluded.last_seen_ms, active_role = excluded.active_role",
            in(fields(row_))),
      touch_(connection, "UPDATE line_account SET last_seen_ms = :now WHERE user_id = :user",
             in(now_ms_), in(user_id_)),
      note_text_(connection,
                 "UPDATE line_account SET last_text_fingerprint = :words, last_text_ms = :said,"
                 " last_question = :question, last_answered_ms = :answered WHERE user_id = :user",
                 in(row_.last_text_fingerprint), in(row_.last_text_ms), in(row_.last_question),
                 in(row_.last_answered_ms), in(user_id_)) {}

std::optional<LineAccount> LineAccounts::find(const std::string& user_id) {
  user_id_ = user_id;
  return find_.fetch_one() ? std::optional(row_) : std::nullopt;
}

void LineAccounts::save(const LineAccount& account) {
  row_ = account;
  save_.run();
}

bool LineAccounts::touch(const std::string& user_id, long long now_ms) {
  user_id_ = user_id;
  now_ms_ = now_ms;
  return touch_.run() == 1;
}

bool LineAccounts::note_text(const std::string& user_id, long long fingerprint,
                             long long said_at_ms, const std::string& question,
                             long long answered_at_ms) {
  user_id_ = user_id;
  row_.last_text_fingerprint = fingerprint;
  row_.last_text_ms = said_at_ms;
  row_.last_question = question;
  row_.last_answered_ms = answered_at_ms;
  return note_text_.run() == 1;
}

}  // namespace sammachip
