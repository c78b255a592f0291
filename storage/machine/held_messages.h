#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "storage/database/query.h"

namespace sammachip {

// Something to tell a person, free of cost, when they next write.
struct HeldMessage {
  HeldMessageId id = {};
  AccountId user_id = {};
  std::string text_key = {};     // Of the sentence in locales/.
  std::string values_json = {};  // Object: placeholder -> text.
  long long created_at_ms = 0;
  long long not_after_ms = 0;  // From then on it is of no use any more.
  // Array of what stands below it, each {"label": key, "command": word, "values": {…}}.
  std::string buttons_json = "[]";
  // What it counts as where it is pushed after all, as in PushLedger; empty: it is never pushed.
  std::string push_class = {};
  std::string topic = {};  // It takes the place of what waits of the same topic; empty: of nothing.
};
template <>
struct Columns<HeldMessage> {
  static constexpr std::string_view kTable = "held_message";
  static constexpr std::string_view kNames =
      "id, user_id, text_key, values_json, created_at_ms, not_after_ms, buttons_json, push_class, "
      "topic";
  static auto of(auto& row) {
    return std::tie(row.id, row.user_id, row.text_key, row.values_json, row.created_at_ms,
                    row.not_after_ms, row.buttons_json, row.push_class, row.topic);
  }
};

// What waits for people's next message. "Oldest first" is by id, as new_id makes them.
class HeldMessages {
 public:
  explicit HeldMessages(Connection& connection);
  // Takes the place of what waits for the person of the same topic.
  void insert(const HeldMessage& message);
  // Drops what waits of a topic.
  void drop_topic(const AccountId& user_id, const std::string& topic);
  // Drops what waits with `part` in its values_json; looks at the oldest 1,000.
  void drop_with(const AccountId& user_id, const std::string& part);
  // Takes out what waits for `user_id`, oldest first, at most `limit`; what is past its time is
  // dropped and takes nobody's place.
  std::vector<HeldMessage> take(const AccountId& user_id, long long now_ms, int limit);
  // Not past its time and worth a push, and waiting for somebody since before `before_ms` or of no
  // use any more by `lapsing_ms`: oldest first, at most `limit`, after the one with the id `after`
  // (empty: from the first).
  std::vector<HeldMessage> to_push(long long before_ms, long long lapsing_ms, long long now_ms,
                                   const std::string& after, int limit);
  // The latest `limit` of those held since `from_ms`.
  std::vector<HeldMessage> since(long long from_ms, int limit);
  void set_words(const HeldMessageId& id, const std::string& values_json,
                 const std::string& buttons_json);
  // Deletes up to `limit` that are past their time. Returns how many.
  long long purge_before(long long now_ms, int limit);

 private:
  Query<void(HeldMessage)> insert_;
  Query<HeldMessage(AccountId user_id, int limit)> list_;
  Query<void(HeldMessageId id)> erase_;
  Query<void(AccountId user_id, std::string_view topic)> erase_topic_;
  Query<HeldMessage(long long before_ms, long long lapsing_ms, long long now_ms,
                    std::string_view after, int limit)>
      to_push_;
  Query<HeldMessage(HeldMessageId first_id, int limit)> since_;
  Query<void(std::string_view values_json, std::string_view buttons_json, HeldMessageId id)>
      set_words_;
  Query<void(long long now_ms, int limit)> purge_;
};

}  // namespace sammachip
