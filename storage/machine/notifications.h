#pragma once

#include <string>
#include <string_view>

#include "storage/database/query.h"

namespace sammachip {

// kPushed: went into the outbox. kHeld: waits for the person's next message.
enum class NotificationOutcome { kPushed, kHeld };
template <>
struct EnumWords<NotificationOutcome> {
  static constexpr std::string_view kAll[] = {"pushed", "held"};
};

// Something the bot said of its own accord, so that it is never said twice.
struct Notification {
  std::string key = {};  // Which rule, for whom, about what: made of facts, never of chance.
  AccountId user_id = {};
  std::string push_class = {};  // The programme's word, as in PushLedger; empty: no message itself.
  std::string day = {};         // The local day it is counted for, ISO.
  NotificationOutcome outcome = NotificationOutcome::kPushed;
  long long created_at_ms = 0;
  long long not_after_ms = 0;  // Later its key can't come again.
};
template <>
struct Columns<Notification> {
  static constexpr std::string_view kTable = "notification";
  static constexpr std::string_view kNames =
      "key, user_id, push_class, day, outcome, created_at_ms, not_after_ms";
  static auto of(auto& row) {
    return std::tie(row.key, row.user_id, row.push_class, row.day, row.outcome, row.created_at_ms,
                    row.not_after_ms);
  }
};

// What the bot said of its own accord, and when: `day` and its like are local days (ISO).
class Notifications {
 public:
  explicit Notifications(Connection& connection);
  // False if the key is there already; then nothing changes.
  bool insert(const Notification& notification);
  bool exists(const std::string& key);
  // How many were pushed to the person from that day on.
  long long pushed_since(const AccountId& user_id, const std::string& day);
  // How many were pushed to anybody on that day, except those of one class.
  long long pushed_on(const std::string& day, const std::string& but_not_class);
  // How many of a class there were, pushed or held, from one day to before another.
  long long count(const std::string& push_class, const std::string& from, const std::string& until);
  // Deletes up to `limit` whose keys can't come again. Returns how many.
  long long purge_before(long long not_after_ms, int limit);

 private:
  Query<void(Notification)> insert_;
  Query<long long(std::string_view key)> exists_;
  Query<long long(AccountId user_id, std::string_view day)> pushed_since_;
  Query<long long(std::string_view day, std::string_view but_not_class)> pushed_on_;
  Query<long long(std::string_view from, std::string_view until, std::string_view push_class)>
      count_;
  Query<void(long long not_after_ms, int limit)> purge_;
};

}  // namespace sammachip
