#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/database/query.h"

namespace sammachip {

// A conversation left waiting for its user.
struct SavedConversation {
  std::string name = {};  // Which conversation, e.g. "report_income".
  std::string run =
      {};  // Which time they are having it: a button of an earlier run is not for this one.
  std::string answers = {};     // JSON object: question key -> answer; null where skipped.
  std::string asked = {};       // Key of the question last put to the user; empty: put off.
  long long updated_at_ms = 0;  // When the user last spoke in it.
};
template <>
struct Columns<SavedConversation> {
  static constexpr std::string_view kTable = "conversation";
  static constexpr std::string_view kNames = "name, run, answers, asked, updated_at_ms";
  static auto of(auto& row) {
    return std::tie(row.name, row.run, row.answers, row.asked, row.updated_at_ms);
  }
};

// The conversations in progress: at most one of each name per user.
class Conversations {
 public:
  explicit Conversations(Connection& connection);
  // Returns all, the one they last spoke in first (of two at the same time by name); at most 100.
  std::vector<SavedConversation> all(const AccountId& user_id);
  std::optional<SavedConversation> find(const AccountId& user_id, const std::string& name);
  // Saves over what `user_id` had of the same name.
  void save(const AccountId& user_id, const SavedConversation& conversation);
  // Each returns whether (how many) there was.
  bool erase(const AccountId& user_id, const std::string& name);
  long long erase_all(const AccountId& user_id);
  // Deletes those in which nobody spoke since `before_ms`. Reads the whole table, which has a row
  // per open talk.
  long long purge_before(long long before_ms);

 private:
  Query<SavedConversation(AccountId user_id, std::string_view name)> find_;
  Query<void(SavedConversation, AccountId user_id)> save_;
  Query<void(AccountId user_id, std::string_view name)> erase_;
  Query<void(AccountId user_id)> erase_all_;
  Query<SavedConversation(AccountId user_id)> all_;
  Query<void(long long before_ms)> purge_;
};

}  // namespace sammachip
