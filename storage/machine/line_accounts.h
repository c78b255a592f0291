#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "storage/database/statement.h"

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
  std::string user_id = {};
  AccountStatus status = AccountStatus::kActive;
  std::string language = {};  // "th", "en"; empty: not chosen.
  std::string called = {};    // What to call the person; empty: not known.
  std::optional<std::string> current_household_id = {};  // The house they last spoke about.
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
};

// The persons who ever wrote to us.
class LineAccounts {
 public:
  explicit LineAccounts(Connection& connection);
  std::optional<LineAccount> find(const std::string& user_id);
  // Inserts the account or saves over it, except for the last words (note_seen).
  void save(const LineAccount& account);
  // Notes when the person was last seen and what is kept of their last words, and nothing else of
  // `account`. False if there is no such account (then save() it).
  bool note_seen(const LineAccount& account);

 private:
  std::string user_id_;
  LineAccount row_;
  Statement find_, save_, note_seen_;
};

}  // namespace sammachip
