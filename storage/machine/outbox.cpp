#include "storage/machine/outbox.h"

namespace sammachip {
namespace {

const std::string kOutboxMessageColumns =
    "id, kind, recipient, reply_token, retry_key, body_json, status, must_arrive, attempts, "
    "created_at_ms, next_attempt_ms, not_after_ms, finished_at_ms, error, webhook_event_id";

auto fields(OutboxMessage& row) {
  return std::tie(row.id, row.kind, row.recipient, row.reply_token, row.retry_key, row.body_json,
                  row.status, row.must_arrive, row.attempts, row.created_at_ms, row.next_attempt_ms,
                  row.not_after_ms, row.finished_at_ms, row.error, row.webhook_event_id);
}

const std::string kSelectOutboxMessage = "SELECT " + kOutboxMessageColumns + " FROM outbox WHERE ";
// "status <> 'sent'" beside the status asked for is what lets SQLite use the partial index
// outbox_unsent.
const std::string kWaiting = "status <> 'sent' AND status = 'waiting' ";

std::string count_of(OutboxStatus status) {
  return "(SELECT COUNT(*) FROM outbox WHERE status <> 'sent' AND status = '" +
         std::string(to_text(status)) + "')";
}

}  // namespace

Outbox::Outbox(Connection& connection)
    : insert_(connection, insert_into("outbox", kOutboxMessageColumns), in(fields(row_))),
      find_(connection, kSelectOutboxMessage + "id = :id", in(key_), out(fields(row_))),
      waiting_(connection,
               kSelectOutboxMessage + kWaiting +
                   "AND next_attempt_ms <= :due ORDER BY next_attempt_ms LIMIT :most",
               in(time_ms_), in(limit_), out(fields(row_))),
      next_due_(connection, "SELECT MIN(next_attempt_ms) FROM outbox WHERE " + kWaiting,
                out(due_ms_)),
      record_attempt_(connection,
                      "UPDATE outbox SET attempts = attempts + 1, next_attempt_ms = :next,"
                      " error = :error WHERE id = :id AND status = 'waiting'",
                      in(time_ms_), in(error_), in(key_)),
      become_push_(connection,
                   "UPDATE outbox SET kind = 'push', reply_token = '', retry_key = :retry_key,"
                   " body_json = :body, next_attempt_ms = :next, not_after_ms = :not_after,"
                   " attempts = attempts + 1 WHERE id = :id AND status = 'waiting'",
                   in(retry_key_), in(body_), in(time_ms_), in(not_after_ms_), in(key_)),
      finish_(connection,
              "UPDATE outbox SET status = :status, error = :error, finished_at_ms = :now,"
              " attempts = attempts + 1 WHERE id = :id AND status = 'waiting'",
              in(status_), in(error_), in(time_ms_), in(key_)),
      cancel_(connection,
              "UPDATE outbox SET status = 'expired', error = 'cancelled', finished_at_ms = :now"
              " WHERE status <> 'sent' AND status = 'waiting' AND recipient = :user"
              " AND kind = 'push'",
              in(time_ms_), in(key_)),
      cancel_alone_(connection,
                    "UPDATE outbox SET status = 'expired', error = 'cancelled',"
                    " finished_at_ms = :now WHERE status <> 'sent' AND status = 'waiting'"
                    " AND kind = 'multicast' AND body_json LIKE :only",
                    in(time_ms_), in(only_)),
      take_out_(connection,
                "UPDATE outbox SET body_json = replace(replace(body_json, :first, ''), :later, '')"
                " WHERE status <> 'sent' AND status = 'waiting' AND kind = 'multicast'"
                " AND body_json LIKE :quoting",
                in(first_), in(later_), in(quoting_)),
      purge_(
          connection,
          "DELETE FROM outbox WHERE id IN (SELECT id FROM outbox WHERE finished_at_ms IS NOT NULL"
          " AND finished_at_ms < :before ORDER BY finished_at_ms LIMIT :most)",
          in(time_ms_), in(limit_)),
      counts_of_(
          connection,
          "SELECT " + count_of(OutboxStatus::kWaiting) + ", " + count_of(OutboxStatus::kUnknown) +
              ", " + count_of(OutboxStatus::kExpired) + ", " + count_of(OutboxStatus::kRejected),
          out(counts_.waiting), out(counts_.unknown), out(counts_.expired), out(counts_.rejected)),
      last_push_(connection,
                 "SELECT status FROM outbox WHERE kind <> 'reply' AND finished_at_ms IS NOT NULL"
                 " AND error <> 'cancelled' ORDER BY finished_at_ms DESC LIMIT 1",
                 out(status_)) {}

void Outbox::insert(const OutboxMessage& message) {
  row_ = message;
  insert_.run();
}

std::optional<OutboxMessage> Outbox::find(const std::string& id) {
  key_ = id;
  return find_.fetch_one() ? std::optional(row_) : std::nullopt;
}

std::vector<OutboxMessage> Outbox::waiting(long long due_before_ms, int limit) {
  time_ms_ = due_before_ms;
  limit_ = limit;
  return waiting_.fetch_all(row_);
}

std::optional<long long> Outbox::next_due_ms() {
  next_due_.fetch_one();
  return due_ms_;
}

void Outbox::record_attempt(const std::string& id, long long next_attempt_ms,
                            const std::string& error) {
  key_ = id;
  time_ms_ = next_attempt_ms;
  error_ = error;
  record_attempt_.run();
}

void Outbox::become_push(const std::string& id, const std::string& retry_key,
                         const std::string& body_json, long long next_attempt_ms,
                         long long not_after_ms) {
  key_ = id;
  retry_key_ = retry_key;
  body_ = body_json;
  time_ms_ = next_attempt_ms;
  not_after_ms_ = not_after_ms;
  become_push_.run();
}

bool Outbox::finish(const std::string& id, OutboxStatus status, const std::string& error,
                    long long now_ms) {
  key_ = id;
  status_ = status;
  error_ = error;
  time_ms_ = now_ms;
  return finish_.run() == 1;
}

long long Outbox::cancel_pushes_for(const std::string& user_id, long long now_ms) {
  key_ = user_id;
  time_ms_ = now_ms;
  const std::string quoted = "\"" + user_id + "\"";
  only_ = "%[" + quoted + "]%";
  first_ = quoted + ",";
  later_ = "," + quoted;
  quoting_ = "%" + quoted + "%";
  cancel_alone_.run();
  take_out_.run();
  return cancel_.run();
}

long long Outbox::purge_before(long long before_ms, int limit) {
  time_ms_ = before_ms;
  limit_ = limit;
  return purge_.run();
}

OutboxCounts Outbox::counts() {
  counts_of_.fetch_one();
  return counts_;
}

std::optional<OutboxStatus> Outbox::last_push_status() {
  return last_push_.fetch_one() ? std::optional(status_) : std::nullopt;
}

}  // namespace sammachip
