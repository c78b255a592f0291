#include "storage/machine/inbox.h"

namespace sammachip {

// "status <> 'done'" beside the status asked for is what lets SQLite use the partial index
// inbox_open.
Inbox::Inbox(Connection& connection)
    : insert_(connection, sql::insert<InboxEvent>() + " ON CONFLICT DO NOTHING"),
      find_(connection, sql::select<InboxEvent>() + " WHERE webhook_event_id = :id"),
      // A redelivery under another id may have brought it twice.
      find_message_(connection, sql::select<InboxEvent>() +
                                    " WHERE message_id = :message"
                                    " ORDER BY received_at_ms, webhook_event_id LIMIT 1"),
      mark_failed_(connection,
                   "UPDATE inbox SET status = 'failed', attempts = attempts + 1, error = :error,"
                   " next_attempt_ms = :next WHERE webhook_event_id = :id"),
      mark_done_(connection,
                 "UPDATE inbox SET status = 'done', attempts = attempts + 1, error = ''"
                 " WHERE webhook_event_id = :id"),
      set_aside_(connection,
                 "UPDATE inbox SET status = 'set_aside', attempts = attempts + 1, error = :error"
                 " WHERE webhook_event_id = :id"),
      due_failed_(connection,
                  sql::select<InboxEvent>() +
                      " WHERE status <> 'done' AND status = 'failed' AND next_attempt_ms <= :now"
                      " ORDER BY next_attempt_ms LIMIT :most"),
      set_aside_events_(connection,
                        sql::select<InboxEvent>() +
                            " WHERE status <> 'done' AND status = 'set_aside' LIMIT :most"),
      counts_(connection,
              "SELECT (SELECT COUNT(*) FROM inbox WHERE status <> 'done' AND status = 'failed'),"
              " (SELECT COUNT(*) FROM inbox WHERE status <> 'done' AND status = 'set_aside')"),
      in_order_(connection, sql::select<InboxEvent>() +
                                " WHERE event_json <> '' AND received_at_ms >= :from"
                                " AND (received_at_ms > :from OR webhook_event_id > :after)"
                                " ORDER BY received_at_ms, webhook_event_id LIMIT :most"),
      purge_(connection,
             "UPDATE inbox SET event_json = '', user_id = NULL, message_id = NULL, error = ''"
             " WHERE webhook_event_id IN"
             " (SELECT webhook_event_id FROM inbox WHERE event_json <> ''"
             " AND received_at_ms < :before AND status = 'done'"
             " ORDER BY received_at_ms LIMIT :most)"),
      blank_message_(
          connection,
          "UPDATE inbox SET event_json = '', error = '', user_id = NULL, message_id = NULL"
          " WHERE message_id = :message") {}

bool Inbox::insert_new(const InboxEvent& event) { return insert_.changed(event) == 1; }

std::optional<InboxEvent> Inbox::find(const EventId& webhook_event_id) {
  return find_.one(webhook_event_id);
}

std::optional<InboxEvent> Inbox::find_message(const MessageId& message_id) {
  return find_message_.one(message_id);
}

void Inbox::mark_failed(const EventId& webhook_event_id, const std::string& error,
                        long long next_attempt_ms) {
  mark_failed_.run(error, next_attempt_ms, webhook_event_id);
}

void Inbox::mark_done(const EventId& webhook_event_id) { mark_done_.run(webhook_event_id); }

void Inbox::set_aside(const EventId& webhook_event_id, const std::string& error) {
  set_aside_.run(error, webhook_event_id);
}

std::vector<InboxEvent> Inbox::due_failed(long long now_ms, int limit) {
  return due_failed_.all(now_ms, limit);
}

std::vector<InboxEvent> Inbox::set_aside_events(int limit) { return set_aside_events_.all(limit); }

InboxCounts Inbox::counts() { return counts_.only(); }

std::vector<InboxEvent> Inbox::in_order(long long from_ms, const EventId& after_id, int limit) {
  return in_order_.all(from_ms, after_id, limit);
}

long long Inbox::purge_before(long long before_ms, int limit) {
  return purge_.changed(before_ms, limit);
}

bool Inbox::blank_message(const MessageId& message_id) {
  return blank_message_.changed(message_id) > 0;
}

}  // namespace sammachip
