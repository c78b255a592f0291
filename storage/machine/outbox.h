#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/database/statement.h"

namespace sammachip {

enum class OutboxKind { kReply, kPush, kMulticast };
template <>
struct EnumWords<OutboxKind> {
  static constexpr std::string_view kAll[] = {"reply", "push", "multicast"};
};

// kUnknown: LINE may or may not have it, and asking again cannot tell. The others say it
// themselves.
enum class OutboxStatus { kWaiting, kSent, kUnknown, kExpired, kRejected };
template <>
struct EnumWords<OutboxStatus> {
  static constexpr std::string_view kAll[] = {"waiting", "sent", "unknown", "expired", "rejected"};
};

// A call to LINE that is to be made, and what became of it.
struct OutboxMessage {
  std::string id = {};
  OutboxKind kind = OutboxKind::kReply;
  std::string recipient = {};    // LINE user id; for a multicast the ids are in the body only.
  std::string reply_token = {};  // Empty unless a reply.
  std::string retry_key = {};    // X-Line-Retry-Key; empty for a reply.
  std::string body_json = {};    // As it will be sent. Frozen.
  OutboxStatus status = OutboxStatus::kWaiting;
  bool must_arrive = false;
  int attempts = 0;
  long long created_at_ms = 0;
  long long next_attempt_ms = 0;
  long long not_after_ms = 0;
  std::optional<long long> finished_at_ms = {};  // Set exactly when no longer waiting.
  std::string error = {};
  std::optional<std::string> webhook_event_id = {};  // The event it answers.
};

// How many calls are in each status; sent ones are not counted, as nobody needs to act on them.
struct OutboxCounts {
  long long waiting = 0;
  long long unknown = 0;
  long long expired = 0;
  long long rejected = 0;
};

// What is to be said to LINE, written in the transaction that decides it and sent after its commit.
class Outbox {
 public:
  explicit Outbox(Connection& connection);
  void insert(const OutboxMessage& message);
  std::optional<OutboxMessage> find(const std::string& id);
  // Returns waiting calls whose next attempt is due, longest due first.
  std::vector<OutboxMessage> waiting(long long due_before_ms, int limit);
  // When the next waiting call is due; nullopt if none waits.
  std::optional<long long> next_due_ms();
  // Counts an attempt that is to be repeated.
  void record_attempt(const std::string& id, long long next_attempt_ms, const std::string& error);
  // Turns a reply that was not taken into a push with `retry_key` and `body_json`, still waiting.
  void become_push(const std::string& id, const std::string& retry_key,
                   const std::string& body_json, long long next_attempt_ms, long long not_after_ms);
  // Ends a waiting call, counting the attempt. False if it was not waiting. REQUIRES: `status` is
  // not kWaiting.
  bool finish(const std::string& id, OutboxStatus status, const std::string& error,
              long long now_ms);
  // Ends the waiting pushes for `user_id` as expired (stopped, unfollowed), and takes them out of
  // the multicasts that wait. Returns how many pushes.
  long long cancel_pushes_for(const std::string& user_id, long long now_ms);
  // Deletes up to `limit` calls finished before `before_ms`. Returns how many.
  long long purge_before(long long before_ms, int limit);
  OutboxCounts counts();
  // What became of the push or multicast that ended last, but for those that were cancelled;
  // nullopt if there is none. Reads back over the calls that ended later.
  std::optional<OutboxStatus> last_push_status();

 private:
  OutboxMessage row_;
  std::string key_, error_, body_, retry_key_;
  std::string first_, later_, quoting_, only_;  // How a multicast's list names a person.
  OutboxStatus status_ = OutboxStatus::kWaiting;
  long long time_ms_ = 0, not_after_ms_ = 0;
  int limit_ = 0;
  std::optional<long long> due_ms_;
  OutboxCounts counts_;
  Statement insert_, find_, waiting_, next_due_, record_attempt_, become_push_, finish_, cancel_,
      cancel_alone_, take_out_, purge_, counts_of_, last_push_;
};

}  // namespace sammachip
