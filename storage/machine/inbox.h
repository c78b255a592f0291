#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/database/statement.h"

namespace sammachip {

enum class InboxStatus { kDone, kFailed, kSetAside };
template <>
struct EnumWords<InboxStatus> {
  static constexpr std::string_view kAll[] = {"done", "failed", "set_aside"};
};

// A webhook event as LINE sent it, and what became of it.
struct InboxEvent {
  std::string webhook_event_id = {};
  long long received_at_ms = 0;
  std::optional<std::string> user_id = {};  // Who wrote; none in events without a person.
  std::optional<std::string> message_id =
      {};  // LINE's id of the message, if the event is one: unsend names it.
  std::string event_type = {};
  InboxStatus status = InboxStatus::kDone;
  int attempts = 0;
  long long next_attempt_ms = 0;  // When a failed one is due again.
  std::string error = {};         // Why it failed last; empty if it did not.
  std::string event_json = {};    // Empty once blanked.
};

// How many events are not done.
struct InboxCounts {
  long long failed = 0;
  long long set_aside = 0;
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
  std::optional<InboxEvent> find(const std::string& webhook_event_id);
  // Each counts one attempt. Unknown ids are ignored.
  void mark_failed(const std::string& webhook_event_id, const std::string& error,
                   long long next_attempt_ms);
  void mark_done(const std::string& webhook_event_id);
  void set_aside(const std::string& webhook_event_id, const std::string& error);
  // Returns failed events due at `now_ms`, longest due first.
  std::vector<InboxEvent> due_failed(long long now_ms, int limit);
  // Returns events set aside, in no order.
  std::vector<InboxEvent> set_aside_events(int limit);
  InboxCounts counts();
  // Returns up to `limit` whole events received at or after `from_ms` and sorting after `after_id`
  // at the same time, in order of arrival: for replay.
  std::vector<InboxEvent> in_order(long long from_ms, const std::string& after_id, int limit);
  // Blanks up to `limit` done events received before `before_ms`: content and person go, the id
  // stays, so that LINE's repeat of it is still known. Returns how many; fewer than `limit` means
  // that none is left.
  long long purge_before(long long before_ms, int limit);
  // Blanks the content and person of the event that brought LINE's message `message_id` (the user
  // took it back). False if unknown.
  bool blank_message(const std::string& message_id);

 private:
  InboxEvent row_;
  std::string key_, error_;
  long long time_ms_ = 0;
  int limit_ = 0;
  InboxCounts counts_;
  Statement insert_, find_, mark_failed_, mark_done_, set_aside_, due_failed_, set_aside_events_,
      counts_of_, in_order_, purge_, blank_message_;
};

}  // namespace sammachip
