#include "storage/machine/inbox.h"

namespace sammachip {
namespace {

const std::string kInboxEventColumns =
    "webhook_event_id, received_at_ms, user_id, message_id, event_type, status, attempts, "
    "next_attempt_ms, error, event_json";

auto fields(InboxEvent& row) {
  return std::tie(row.webhook_event_id, row.received_at_ms, row.user_id, row.message_id,
                  row.event_type, row.status, row.attempts, row.next_attempt_ms, row.error,
                  row.event_json);
}

const std::string kSelectInboxEvent = "SELECT " + kInboxEventColumns + " FROM inbox WHERE ";

}  // namespace

// "status <> 'done'" beside the status asked for is what lets SQLite use the partial index
// inbox_open.
Inbox::Inbox(Connection& connection)
    : insert_(connection, insert_into("inbox", kInboxEventColumns) + " ON CONFLICT DO NOTHING",
              in(fields(row_))),
      find_(connection, kSelectInboxEvent + "webhook_event_id = :id", in(key_), out(fields(row_))),
      mark_failed_(connection,
                   "UPDATE inbox SET status = 'failed', attempts = attempts + 1, error = :error,"
                   " next_attempt_ms = :next WHERE webhook_event_id = :id",
                   in(error_), in(time_ms_), in(key_)),
      mark_done_(connection,
                 "UPDATE inbox SET status = 'done', attempts = attempts + 1, error = ''"
                 " WHERE webhook_event_id = :id",
                 in(key_)),
      set_aside_(connection,
                 "UPDATE inbox SET status = 'set_aside', attempts = attempts + 1, error = :error"
                 " WHERE webhook_event_id = :id",
                 in(error_), in(key_)),
      due_failed_(connection,
                  kSelectInboxEvent +
                      "status <> 'done' AND status = 'failed' AND next_attempt_ms <= :now"
                      " ORDER BY next_attempt_ms LIMIT :most",
                  in(time_ms_), in(limit_), out(fields(row_))),
      set_aside_events_(connection,
                        kSelectInboxEvent + "status <> 'done' AND status = 'set_aside' LIMIT :most",
                        in(limit_), out(fields(row_))),
      counts_of_(connection,
                 "SELECT (SELECT COUNT(*) FROM inbox WHERE status <> 'done' AND status = 'failed'),"
                 " (SELECT COUNT(*) FROM inbox WHERE status <> 'done' AND status = 'set_aside')",
                 out(counts_.failed), out(counts_.set_aside)),
      in_order_(connection,
                kSelectInboxEvent +
                    "event_json <> '' AND received_at_ms >= :from"
                    " AND (received_at_ms > :same OR webhook_event_id > :after)"
                    " ORDER BY received_at_ms, webhook_event_id LIMIT :most",
                in(time_ms_), in(time_ms_), in(key_), in(limit_), out(fields(row_))),
      purge_(
          connection,
          "UPDATE inbox SET event_json = '', user_id = NULL, message_id = NULL, error = ''"
          " WHERE webhook_event_id IN (SELECT webhook_event_id FROM inbox WHERE event_json <> ''"
          " AND received_at_ms < :before AND status = 'done' ORDER BY received_at_ms LIMIT :most)",
          in(time_ms_), in(limit_)),
      blank_message_(
          connection,
          "UPDATE inbox SET event_json = '', error = '', user_id = NULL, message_id = NULL"
          " WHERE message_id = :message",
          in(key_)) {}

bool Inbox::insert_new(const InboxEvent& event) {
  row_ = event;
  return insert_.run() == 1;
}

std::optional<InboxEvent> Inbox::find(const std::string& webhook_event_id) {
  key_ = webhook_event_id;
  return find_.fetch_one() ? std::optional(row_) : std::nullopt;
}

void Inbox::mark_failed(const std::string& webhook_event_id, const std::string& error,
                        long long next_attempt_ms) {
  key_ = webhook_event_id;
  error_ = error;
  time_ms_ = next_attempt_ms;
  mark_failed_.run();
}

void Inbox::mark_done(const std::string& webhook_event_id) {
  key_ = webhook_event_id;
  mark_done_.run();
}

void Inbox::set_aside(const std::string& webhook_event_id, const std::string& error) {
  key_ = webhook_event_id;
  error_ = error;
  set_aside_.run();
}

std::vector<InboxEvent> Inbox::due_failed(long long now_ms, int limit) {
  time_ms_ = now_ms;
  limit_ = limit;
  return due_failed_.fetch_all(row_);
}

std::vector<InboxEvent> Inbox::set_aside_events(int limit) {
  limit_ = limit;
  return set_aside_events_.fetch_all(row_);
}

InboxCounts Inbox::counts() {
  counts_of_.fetch_one();
  return counts_;
}

std::vector<InboxEvent> Inbox::in_order(long long from_ms, const std::string& after_id, int limit) {
  time_ms_ = from_ms;
  key_ = after_id;
  limit_ = limit;
  return in_order_.fetch_all(row_);
}

long long Inbox::purge_before(long long before_ms, int limit) {
  time_ms_ = before_ms;
  limit_ = limit;
  return purge_.run();
}

bool Inbox::blank_message(const std::string& message_id) {
  key_ = message_id;
  return blank_message_.run() > 0;
}

}  // namespace sammachip
