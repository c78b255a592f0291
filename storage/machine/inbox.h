#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/database/query.h"

namespace sammachip {

enum class InboxStatus { kDone, kFailed, kSetAside };
template <>
struct EnumWords<InboxStatus> {
  static constexpr std::string_view kAll[] = {"done", "failed", "set_aside"};
};

// A webhook event as LINE sent it, and what became of it.
struct InboxEvent {
  EventId webhook_event_id = {};
  long long received_at_ms = 0;
  std::optional<AccountId> user_id = {};  // Who wrote; none in events without a person.
  std::optional<MessageId> message_id =
      {};  // LINE's id of the message, if the event is one: unsend names it.
  std::string event_type = {};
  InboxStatus status = InboxStatus::kDone;
  int attempts = 0;
  long long next_attempt_ms = 0;  // When a failed one is due again.
  std::string error = {};         // Why it failed last; empty if it did not.
  std::string event_json = {};    // Empty once blanked.
};
template <>
struct Columns<InboxEvent> {
  static constexpr std::string_view kTable = "inbox";
  static constexpr std::string_view kNames =
      "webhook_event_id, received_at_ms, user_id, message_id, event_type, status, attempts, "
      "next_attempt_ms, error, event_json";
  static auto of(auto& row) {
    return std::tie(row.webhook_event_id, row.received_at_ms, row.user_id, row.message_id,
                    row.event_type, row.status, row.attempts, row.next_attempt_ms, row.error,
                    row.event_json);
  }
};

// How many events are not done.
struct InboxCounts {
  long long failed = 0;
  long long set_aside = 0;
};
template <>
struct Columns<InboxCounts> {
  static auto of(auto& row) { return std::tie(row.failed, row.set_aside); }
};

// The webhook events, each once. Every method joins the caller's transaction and throws
// StorageError. Not thread-safe; `connection` must outlive *this. So it is with every repository of
// this folder.
class Inbox {
 public:
  explicit Inbox(Connection& connection);
  // Inserts `event` and returns true, or returns false and changes nothing if its id is known.
  bool insert_new(const InboxEvent& event);
  // Returns the event, or nullopt.
  std::optional<InboxEvent> find(const EventId& webhook_event_id);
  // The event that brought LINE's message, unless it was blanked.
  std::optional<InboxEvent> find_message(const MessageId& message_id);
  // Each counts one attempt. Unknown ids are ignored.
  void mark_failed(const EventId& webhook_event_id, const std::string& error,
                   long long next_attempt_ms);
  void mark_done(const EventId& webhook_event_id);
  void set_aside(const EventId& webhook_event_id, const std::string& error);
  // Returns failed events due at `now_ms`, longest due first.
  std::vector<InboxEvent> due_failed(long long now_ms, int limit);
  // Returns events set aside, in no order.
  std::vector<InboxEvent> set_aside_events(int limit);
  InboxCounts counts();
  // Returns up to `limit` whole events received at or after `from_ms` and sorting after `after_id`
  // at the same time, in order of arrival: for replay.
  std::vector<InboxEvent> in_order(long long from_ms, const EventId& after_id, int limit);
  // Blanks up to `limit` done events received before `before_ms`: content and person go, the id
  // stays, so that LINE's repeat of it is still known. Returns how many; fewer than `limit` means
  // that none is left.
  long long purge_before(long long before_ms, int limit);
  // Blanks the content and person of the event that brought LINE's message `message_id` (the user
  // took it back). False if unknown.
  bool blank_message(const MessageId& message_id);

 private:
  Query<void(InboxEvent)> insert_;
  Query<InboxEvent(EventId id)> find_;
  Query<InboxEvent(MessageId message_id)> find_message_;
  Query<void(std::string_view error, long long next_attempt_ms, EventId id)> mark_failed_;
  Query<void(EventId id)> mark_done_;
  Query<void(std::string_view error, EventId id)> set_aside_;
  Query<InboxEvent(long long now_ms, int limit)> due_failed_;
  Query<InboxEvent(int limit)> set_aside_events_;
  Query<InboxCounts()> counts_;
  Query<InboxEvent(long long from_ms, EventId after_id, int limit)> in_order_;
  Query<void(long long before_ms, int limit)> purge_;
  Query<void(MessageId message_id)> blank_message_;
};

}  // namespace sammachip
