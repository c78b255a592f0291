#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/database/query.h"

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
  OutboxId id = {};
  OutboxKind kind = OutboxKind::kReply;
  AccountId recipient = {};      // LINE user id; for a multicast the ids are in the body only.
  std::string reply_token = {};  // Empty unless a reply.
  std::string retry_key = {};    // X-Line-Retry-Key; empty for a reply.
  // As it will be sent. Empty once the call has ended: what the bot said is not kept, as it may
  // hold anybody's words.
  std::string body_json = {};
  OutboxStatus status = OutboxStatus::kWaiting;
  bool must_arrive = false;
  int attempts = 0;
  long long created_at_ms = 0;
  long long next_attempt_ms = 0;
  long long not_after_ms = 0;
  std::optional<long long> finished_at_ms = {};  // Set exactly when no longer waiting.
  std::string error = {};
  std::optional<EventId> webhook_event_id = {};  // The event it answers.
};
template <>
struct Columns<OutboxMessage> {
  static constexpr std::string_view kTable = "outbox";
  static constexpr std::string_view kNames =
      "id, kind, recipient, reply_token, retry_key, body_json, status, must_arrive, attempts, "
      "created_at_ms, next_attempt_ms, not_after_ms, finished_at_ms, error, webhook_event_id";
  static auto of(auto& row) {
    return std::tie(row.id, row.kind, row.recipient, row.reply_token, row.retry_key, row.body_json,
                    row.status, row.must_arrive, row.attempts, row.created_at_ms,
                    row.next_attempt_ms, row.not_after_ms, row.finished_at_ms, row.error,
                    row.webhook_event_id);
  }
};

// How many calls are in each status; sent ones are not counted, as nobody needs to act on them.
struct OutboxCounts {
  long long waiting = 0;
  long long unknown = 0;
  long long expired = 0;
  long long rejected = 0;
};
template <>
struct Columns<OutboxCounts> {
  static auto of(auto& row) {
    return std::tie(row.waiting, row.unknown, row.expired, row.rejected);
  }
};

// What is to be said to LINE, written in the transaction that decides it and sent after its commit.
class Outbox {
 public:
  explicit Outbox(Connection& connection);
  void insert(const OutboxMessage& message);
  std::optional<OutboxMessage> find(const OutboxId& id);
  // Returns waiting calls whose next attempt is due, longest due first.
  std::vector<OutboxMessage> waiting(long long due_before_ms, int limit);
  // When the next waiting call is due; nullopt if none waits.
  std::optional<long long> next_due_ms();
  // The waiting calls made since `from_ms`, at most `limit`; and another body for one of them.
  std::vector<OutboxMessage> waiting_since(long long from_ms, int limit);
  void set_body(const OutboxId& id, const std::string& body_json);
  // Counts an attempt that is to be repeated.
  void record_attempt(const OutboxId& id, long long next_attempt_ms, const std::string& error);
  // Turns a reply that was not taken into a push with `retry_key` and `body_json`, still waiting.
  void become_push(const OutboxId& id, const std::string& retry_key, const std::string& body_json,
                   long long next_attempt_ms, long long not_after_ms);
  // Ends a waiting call, counting the attempt. False if it was not waiting. REQUIRES: `status` is
  // not kWaiting. `sent_ids`: LINE's of what was said, as far as it told.
  bool finish(const OutboxId& id, OutboxStatus status, const std::string& error, long long now_ms,
              const std::vector<MessageId>& sent_ids = {});
  // The call that said `message_id` to `recipient`, if its id is from `from` until before `until`,
  // as first_id_at() makes them; nothing: none is known. Reads all calls between, so it is for a
  // short time, and for what people seldom do.
  std::optional<OutboxMessage> find_said(const AccountId& recipient, const MessageId& message_id,
                                         std::string_view from, std::string_view until);
  // Ends the waiting pushes for `user_id` as expired (stopped, unfollowed), and takes them out of
  // the multicasts that wait. Returns how many pushes.
  long long cancel_pushes_for(const AccountId& user_id, long long now_ms);
  // Ends the waiting replies to `user_id` whose error is `waits_for`: others were written in their
  // place.
  void cancel_replies_for(const AccountId& user_id, const std::string& waits_for, long long now_ms);
  // Deletes up to `limit` calls finished before `before_ms`. Returns how many.
  long long purge_before(long long before_ms, int limit);
  OutboxCounts counts();
  // What became of the push or multicast that ended last, but for those that were cancelled;
  // nullopt if there is none. Reads back over the calls that ended later.
  std::optional<OutboxStatus> last_push_status();

 private:
  Query<void(OutboxMessage)> insert_;
  Query<OutboxMessage(OutboxId id)> find_;
  Query<OutboxMessage(long long due_before_ms, int limit)> waiting_;
  Query<std::optional<long long>()> next_due_ms_;
  Query<OutboxMessage(long long from_ms, int limit)> waiting_since_;
  Query<void(std::string_view body_json, OutboxId id)> set_body_;
  Query<void(long long next_attempt_ms, std::string_view error, OutboxId id)> record_attempt_;
  Query<void(std::string_view retry_key, std::string_view body_json, long long next_attempt_ms,
             long long not_after_ms, OutboxId id)>
      become_push_;
  Query<void(OutboxStatus, std::string_view error, long long now_ms, std::string_view sent_ids,
             OutboxId id)>
      finish_;
  Query<OutboxMessage(AccountId recipient, std::string_view id_like, std::string_view from,
                      std::string_view until)>
      find_said_;
  Query<void(long long now_ms, AccountId user_id)> cancel_;
  Query<void(long long now_ms, AccountId user_id, std::string_view waits_for)> cancel_replies_;
  // Of a multicast, whose list names a person alone, or first or later among others.
  Query<void(long long now_ms, std::string_view alone)> cancel_alone_;
  Query<void(std::string_view first, std::string_view later, std::string_view quoting)> take_out_;
  Query<void(long long before_ms, int limit)> purge_;
  Query<OutboxCounts()> counts_;
  Query<OutboxStatus()> last_push_;
};

}  // namespace sammachip
