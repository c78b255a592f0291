#include "storage/machine/outbox.h"

namespace sammachip {
namespace {

// "status <> 'sent'" beside the status asked for is what lets SQLite use the partial index
// outbox_unsent.
const std::string kWhereWaiting = " WHERE status <> 'sent' AND status = 'waiting'";
const std::string kCancel =
    "UPDATE outbox SET status = 'expired', error = 'cancelled', body_json = '',"
    " finished_at_ms = :now" +
    kWhereWaiting;

std::string count_of(OutboxStatus status) {
  return "(SELECT COUNT(*) FROM outbox WHERE status <> 'sent' AND status = '" +
         std::string(to_text(status)) + "')";
}

}  // namespace

Outbox::Outbox(Connection& connection)
    : insert_(connection, sql::insert<OutboxMessage>()),
      find_(connection, sql::select<OutboxMessage>() + " WHERE id = :id"),
      waiting_(connection, sql::select<OutboxMessage>() + kWhereWaiting +
                               " AND next_attempt_ms <= :due ORDER BY next_attempt_ms LIMIT :most"),
      next_due_ms_(connection, "SELECT MIN(next_attempt_ms) FROM outbox" + kWhereWaiting),
      waiting_since_(connection, sql::select<OutboxMessage>() + kWhereWaiting +
                                     " AND created_at_ms >= :from LIMIT :most"),
      set_body_(connection,
                "UPDATE outbox SET body_json = :body WHERE id = :id AND status = 'waiting'"),
      record_attempt_(connection,
                      "UPDATE outbox SET attempts = attempts + 1, next_attempt_ms = :next,"
                      " error = :error WHERE id = :id AND status = 'waiting'"),
      become_push_(connection,
                   "UPDATE outbox SET kind = 'push', reply_token = '', retry_key = :retry_key,"
                   " body_json = :body, next_attempt_ms = :next, not_after_ms = :not_after,"
                   " attempts = attempts + 1 WHERE id = :id AND status = 'waiting'"),
      finish_(connection,
              "UPDATE outbox SET status = :status, error = :error, finished_at_ms = :now,"
              " sent_ids = :sent_ids, body_json = '', attempts = attempts + 1"
              " WHERE id = :id AND status = 'waiting'"),
      find_said_(connection, sql::select<OutboxMessage>() +
                                 " WHERE recipient = :recipient AND sent_ids LIKE :id_like"
                                 " AND id >= :from AND id < :until LIMIT 1"),
      cancel_(connection, kCancel + " AND recipient = :user AND kind = 'push'"),
      cancel_replies_(connection, kCancel +
                                      " AND recipient = :user AND kind = 'reply'"
                                      " AND error = :waits_for"),
      cancel_alone_(connection, kCancel + " AND kind = 'multicast' AND body_json LIKE :alone"),
      take_out_(
          connection,
          "UPDATE outbox SET body_json = replace(replace(body_json, :first, ''), :later, '')" +
              kWhereWaiting + " AND kind = 'multicast' AND body_json LIKE :quoting"),
      purge_(
          connection,
          "DELETE FROM outbox WHERE id IN (SELECT id FROM outbox WHERE finished_at_ms IS NOT NULL"
          " AND finished_at_ms < :before ORDER BY finished_at_ms LIMIT :most)"),
      counts_(connection, "SELECT " + count_of(OutboxStatus::kWaiting) + ", " +
                              count_of(OutboxStatus::kUnknown) + ", " +
                              count_of(OutboxStatus::kExpired) + ", " +
                              count_of(OutboxStatus::kRejected)),
      last_push_(connection,
                 "SELECT status FROM outbox WHERE kind <> 'reply' AND finished_at_ms IS NOT NULL"
                 " AND error <> 'cancelled' ORDER BY finished_at_ms DESC LIMIT 1") {}

void Outbox::insert(const OutboxMessage& message) { insert_.run(message); }

std::optional<OutboxMessage> Outbox::find(const OutboxId& id) { return find_.one(id); }

std::vector<OutboxMessage> Outbox::waiting(long long due_before_ms, int limit) {
  return waiting_.all(due_before_ms, limit);
}

std::optional<long long> Outbox::next_due_ms() { return next_due_ms_.only(); }

std::vector<OutboxMessage> Outbox::waiting_since(long long from_ms, int limit) {
  return waiting_since_.all(from_ms, limit);
}

void Outbox::set_body(const OutboxId& id, const std::string& body_json) {
  set_body_.run(body_json, id);
}

void Outbox::record_attempt(const OutboxId& id, long long next_attempt_ms,
                            const std::string& error) {
  record_attempt_.run(next_attempt_ms, error, id);
}

void Outbox::become_push(const OutboxId& id, const std::string& retry_key,
                         const std::string& body_json, long long next_attempt_ms,
                         long long not_after_ms) {
  become_push_.run(retry_key, body_json, next_attempt_ms, not_after_ms, id);
}

bool Outbox::finish(const OutboxId& id, OutboxStatus status, const std::string& error,
                    long long now_ms, const std::vector<MessageId>& sent_ids) {
  std::string ids;
  for (const auto& sent : sent_ids) ids += (ids.empty() ? " " : "") + sent.text() + " ";
  return finish_.changed(status, error, now_ms, ids, id) == 1;
}

std::optional<OutboxMessage> Outbox::find_said(const AccountId& recipient,
                                               const MessageId& message_id, std::string_view from,
                                               std::string_view until) {
  // LINE's are digits; anything else could be a pattern of LIKE.
  const std::string& id = message_id.text();
  if (id.empty() || id.find_first_not_of("0123456789") != std::string::npos) return std::nullopt;
  return find_said_.one(recipient, "% " + id + " %", from, until);
}

long long Outbox::cancel_pushes_for(const AccountId& user_id, long long now_ms) {
  const std::string quoted = "\"" + user_id + "\"";
  cancel_alone_.run(now_ms, "%[" + quoted + "]%");
  take_out_.run(quoted + ",", "," + quoted, "%" + quoted + "%");
  return cancel_.changed(now_ms, user_id);
}

void Outbox::cancel_replies_for(const AccountId& user_id, const std::string& waits_for,
                                long long now_ms) {
  cancel_replies_.run(now_ms, user_id, waits_for);
}

long long Outbox::purge_before(long long before_ms, int limit) {
  return purge_.changed(before_ms, limit);
}

OutboxCounts Outbox::counts() { return counts_.only(); }

std::optional<OutboxStatus> Outbox::last_push_status() { return last_push_.one(); }

}  // namespace sammachip
