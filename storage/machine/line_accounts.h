#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "storage/database/query.h"

namespace sammachip {

// kUnfollowed: blocked us in LINE. kStopped: asked us to be quiet for good. kErased: asked for
// erasure.
enum class AccountStatus { kActive, kUnfollowed, kStopped, kErased };
template <>
struct EnumWords<AccountStatus> {
  static constexpr std::string_view kAll[] = {"active", "unfollowed", "stopped", "erased"};
};

// A person as LINE shows them to us.
struct LineAccount {
  AccountId user_id = {};
  AccountStatus status = AccountStatus::kActive;
  std::string language = {};  // "th", "en"; empty: not chosen.
  std::string called = {};    // What to call the person; empty: not known.
  std::optional<HouseholdId> current_household_id = {};  // The house they last spoke about.
  long long muted_until_ms = 0;
  std::optional<std::string> notice_version =
      {};  // The privacy notice they last took note of, and when.
  std::optional<long long> notice_at_ms = {};
  long long created_at_ms = 0;
  long long last_seen_ms = 0;
  // The last words written, only as a fingerprint: whether the next ones are the same, to the same
  // question ("talk.question", empty for none), and when it was answered.
  long long last_text_fingerprint = 0;
  long long last_text_ms = 0;
  std::string last_question = {};
  long long last_answered_ms = 0;
  // In which of their roles they last chose to speak: "household", "team", "leader", "officer";
  // empty: none chosen.
  std::string active_role = {};
  // The buttons of the last answer that no word of its own does, as handlers/menu/shown_buttons.h
  // writes them; empty: none.
  std::string shown_buttons = {};
};
template <>
struct Columns<LineAccount> {
  static constexpr std::string_view kTable = "line_account";
  static constexpr std::string_view kNames =
      "user_id, status, language, called, current_household_id, muted_until_ms, notice_version, "
      "notice_at_ms, created_at_ms, last_seen_ms, last_text_fingerprint, last_text_ms, "
      "last_question, last_answered_ms, active_role, shown_buttons";
  static constexpr std::string_view kFixed =
      "created_at_ms, last_text_fingerprint, last_text_ms, last_question, last_answered_ms, "
      "shown_buttons";
  static auto of(auto& row) {
    return std::tie(row.user_id, row.status, row.language, row.called, row.current_household_id,
                    row.muted_until_ms, row.notice_version, row.notice_at_ms, row.created_at_ms,
                    row.last_seen_ms, row.last_text_fingerprint, row.last_text_ms,
                    row.last_question, row.last_answered_ms, row.active_role, row.shown_buttons);
  }
};

// The persons who ever wrote to us, whatever their status, until they are erased (People).
class LineAccounts {
 public:
  explicit LineAccounts(Connection& connection);
  std::optional<LineAccount> find(const AccountId& user_id);
  // Inserts the account or saves over it, except for when it was made, the last words and the
  // buttons shown (save_seen).
  void save(const LineAccount& account);
  // Notes when the person was last seen, what is kept of their last words, and the buttons shown,
  // and nothing else of `account`. False if there is no such account (then save() it).
  bool save_seen(const LineAccount& account);

 private:
  Query<LineAccount(AccountId user_id)> find_;
  Query<void(LineAccount)> save_, save_seen_;
};

}  // namespace sammachip
