#include "bot/engine/sender.h"

#include <algorithm>
#include <utility>

#include "bot/base/failure.h"
#include "bot/base/log.h"
#include "bot/engine/sendable.h"
#include "bot/line/messages.h"
#include "bot/line/quota_reading.h"
#include "storage/database/identifier.h"
#include "storage/machine/outbox.h"
#include "storage/records.h"

namespace sammachip {
namespace {

using std::chrono::steady_clock;
using Milliseconds = std::chrono::milliseconds;

constexpr std::int64_t kQuotaRecheckMs = 3'600'000;
constexpr int kMostRecordTries = 600;

}  // namespace

Sender::Sender(EventEngine& engine, LineClient& line, const Clock& clock, Metrics& metrics,
               SenderLimits limits, SenderTimes times)
    : engine_(engine),
      line_(line),
      clock_(clock),
      metrics_(metrics),
      limits_(limits),
      times_(times),
      most_pushing_(std::max<std::size_t>(1, limits.threads / 2)) {}

Sender::~Sender() { stop(Milliseconds(0)); }

void Sender::start() {
  const std::lock_guard lock(mutex_);
  is_started_ = true;
  next_due_ms_ = milliseconds(clock_.now());
  for (std::size_t i = 0; i < limits_.threads; ++i) threads_.emplace_back(&Sender::work, this);
  threads_.emplace_back(&Sender::schedule, this);
}

void Sender::stop(Milliseconds patience) {
  std::vector<std::thread> threads;
  {
    std::unique_lock lock(mutex_);
    is_stopping_ = true;
    became_idle_.wait_for(lock, patience,
                          [this] { return replies_.empty() && later_.empty() && busy_ == 0; });
    is_ending_ = true;
    threads.swap(threads_);
  }
  work_came_.notify_all();
  plan_changed_.notify_all();
  for (std::thread& thread : threads) thread.join();
}

bool Sender::is_running() const {
  const std::lock_guard lock(mutex_);
  return is_started_ && !is_stopping_;
}

std::uint64_t Sender::quiet_looks() const {
  const std::lock_guard lock(mutex_);
  return quiet_looks_;
}

void Sender::take(std::vector<OutboxMessage> replies, std::optional<std::int64_t> next_due_ms) {
  const std::lock_guard lock(mutex_);
  for (OutboxMessage& row : replies) {
    if (replies_.size() + later_.size() >= limits_.queue) break;  // They stay in the outbox.
    if (!held_.insert(row.id).second) continue;  // The outbox was read in the same transaction.
    replies_.push_back(Sending{std::move(row)});
    work_came_.notify_one();
  }
  metrics_.sender_queue(replies_.size() + later_.size());
  if (next_due_ms == next_due_ms_) return;
  next_due_ms_ = next_due_ms;
  change_plan();
}

// The threads that send.

bool Sender::can_work() const {
  return !replies_.empty() || (!pushes_.empty() && pushing_ < most_pushing_ && !is_stopping_);
}

void Sender::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    work_came_.wait(lock, [this] { return is_ending_ || can_work(); });
    if (is_ending_) return;
    std::deque<Sending>& queue = replies_.empty() ? pushes_ : replies_;
    Sending sending = std::move(queue.front());
    queue.pop_front();
    const bool is_push = sending.row.kind != OutboxKind::kReply;
    ++busy_;
    pushing_ += is_push ? 1 : 0;
    lock.unlock();
    if (const auto failure = failure_of([&] { send(sending); })) {
      // It stays in the outbox, and in held_: a row that breaks us is not tried again by this
      // process.
      log_error("sending failed", {{"message", sending.row.id}, {"error", *failure}});
    }
    lock.lock();
    --busy_;
    pushing_ -= is_push ? 1 : 0;
    if (is_push && can_work()) work_came_.notify_one();
    if (busy_ == 0) became_idle_.notify_all();
  }
}

void Sender::send(Sending& sending) {
  OutboxMessage& row = sending.row;
  switch (fitness(sending, milliseconds(clock_.now()))) {
    case Fitness::kSend:
      break;
    case Fitness::kBecomePush:
      return become_push(sending, "the reply token is too old");
    case Fitness::kExpired:
      return finish(sending,
                    sending.may_have_arrived ? OutboxStatus::kUnknown : OutboxStatus::kExpired,
                    row.error.empty() ? "too late" : row.error);
  }
  NextStep next;
  SendResult result;
  if (row.kind == OutboxKind::kReply) {
    result = line_.reply(row.body_json);
    next = after_reply(sending, result, milliseconds(clock_.now()));
  } else {
    result = row.kind == OutboxKind::kPush ? line_.push(row.body_json, row.retry_key)
                                           : line_.multicast(row.body_json, row.retry_key);
    next = after_push(sending, result, milliseconds(clock_.now()));
    if (result.outcome == Sent::kDelivered) resume_pushes();
  }
  next.sent_ids = std::move(result.sent_ids);
  apply(sending, next);
}

void Sender::apply(Sending& sending, const NextStep& next) {
  switch (next.step) {
    case Step::kFinish:
      return finish(sending, next.status, next.error, next.sent_ids);
    case Step::kPutBack:
      return put_back(sending, next.next_ms, next.error);
    case Step::kBecomePush:
      return become_push(sending, next.error);
    case Step::kAskQuota:
      return ask_quota(sending, next.error);
    case Step::kDivide:
      return divide(sending, next.error);
    case Step::kTryAgain:
      break;
  }
  const std::lock_guard lock(mutex_);
  later_.emplace(next.next_ms, std::move(sending));
  change_plan();
}

void Sender::finish(const Sending& sending, OutboxStatus status, const std::string& error,
                    const std::vector<MessageId>& sent_ids) {
  const OutboxMessage& row = sending.row;
  metrics_.sent(to_text(row.kind), to_text(status));
  if (status != OutboxStatus::kSent) {
    log_warning("a message was not delivered", {{"message", row.id},
                                                {"kind", std::string(to_text(row.kind))},
                                                {"outcome", std::string(to_text(status))},
                                                {"error", error}});
  }
  const std::int64_t now_ms = milliseconds(clock_.now());
  record({row.id, [id = row.id, status, error, now_ms, sent_ids](Records& records) {
            records.outbox.finish(id, status, error, now_ms, sent_ids);
          }});
}

void Sender::put_back(const Sending& sending, std::int64_t next_ms, const std::string& error) {
  metrics_.sent(to_text(sending.row.kind), "later");
  record({sending.row.id, [id = sending.row.id, next_ms, error](Records& records) {
            records.outbox.record_attempt(id, next_ms, error);
          }});
}

void Sender::become_push(const Sending& sending, const std::string& error) {
  const OutboxMessage& row = sending.row;
  metrics_.sent(to_text(row.kind), "became_push");
  log_info("a reply becomes a push", {{"message", row.id}, {"error", error}});
  const std::int64_t now_ms = milliseconds(clock_.now());
  record({row.id, [id = row.id, key = new_id(now_ms),
                   body = push_body_of_reply(row.body_json, row.recipient), now_ms,
                   not_after_ms = row.not_after_ms](Records& records) {
            records.outbox.become_push(id, key, body, now_ms, not_after_ms);
          }});
}

void Sender::ask_quota(const Sending& sending, const std::string& error) {
  const std::int64_t now_ms = milliseconds(clock_.now());
  std::int64_t next_ms = now_ms + backoff_ms(sending.row.attempts);
  {
    const std::lock_guard lock(mutex_);
    // Another thread knows already, or will in a moment.
    if (parked_until_ms_ > now_ms || is_asking_quota_) {
      next_ms = std::max(next_ms, parked_until_ms_);
    } else {
      is_asking_quota_ = true;
      next_ms = 0;
    }
  }
  if (next_ms == 0) {
    const std::optional<Quota> quota = line_.quota();
    if (quota) {
      // The programme learns at once that there is nothing left, or that there is.
      engine_.post([quota, now_ms](Records& records) { keep_reading(*quota, now_ms, records); });
    }
    const bool is_multicast = sending.row.kind == OutboxKind::kMulticast;
    const bool is_too_many = is_multicast && quota && !quota->is_used_up() &&
                             quota->is_too_small_for(people_of_multicast(sending.row).size());
    {
      const std::lock_guard lock(mutex_);
      is_asking_quota_ = false;
      next_ms = now_ms + backoff_ms(sending.row.attempts);
      if (quota && quota->is_used_up()) {
        park(now_ms);
        next_ms = parked_until_ms_;
      }
    }
    // LINE takes a multicast whole or not at all: as many as there are pushes left still get it.
    if (is_too_many && !sending.may_have_arrived) return divide(sending, error);
  }
  // A message that may have arrived says so until its end; see kMayHaveArrived.
  put_back(sending, next_ms, sending.may_have_arrived ? sending.row.error : error);
}

void Sender::park(std::int64_t now_ms) {
  if (!is_probing_) {
    log_error("this month's pushes are used up: they wait for the next month or a larger plan");
    metrics_.quota_used_up(/*is_used_up=*/true);
  }
  parked_until_ms_ = std::min(next_month_ms(now_ms), now_ms + kQuotaRecheckMs);
  is_probing_ = true;
  for (const Sending& waiting : pushes_) held_.erase(waiting.row.id);
  pushes_.clear();
  change_plan();
}

void Sender::resume_pushes() {
  const std::lock_guard lock(mutex_);
  if (!is_probing_ || parked_until_ms_ > milliseconds(clock_.now())) return;
  is_probing_ = false;
  metrics_.quota_used_up(/*is_used_up=*/false);
  log_info("pushes are sent again");
}

// One bad recipient makes LINE refuse a whole multicast. If its messages are right, its halves are
// tried.
void Sender::divide(const Sending& sending, const std::string& error) {
  const std::int64_t now_ms = milliseconds(clock_.now());
  std::vector<OutboxMessage> halves = halves_of(sending.row, now_ms);
  if (halves.empty()) return finish(sending, OutboxStatus::kRejected, error);
  const std::optional<bool> is_accepted = line_.accepts(messages_of(sending.row.body_json));
  if (!is_accepted) return put_back(sending, now_ms + backoff_ms(sending.row.attempts), error);
  if (!*is_accepted) return finish(sending, OutboxStatus::kRejected, error);
  log_warning("a multicast is divided", {{"message", sending.row.id}, {"error", error}});
  metrics_.sent(to_text(sending.row.kind), "divided");
  record(
      {sending.row.id, [id = sending.row.id, halves = std::move(halves), now_ms](Records& records) {
         for (const OutboxMessage& half : halves) records.outbox.insert(half);
         records.outbox.finish(id, OutboxStatus::kSent, "divided", now_ms);
       }});
}

// Has the engine write `outcome`; until that is on disk the row is held, so that it is not read
// again.
void Sender::record(Outcome outcome) {
  EventEngine::Job job = outcome.job;
  engine_.post(std::move(job), [this, outcome = std::move(outcome)](bool is_committed) mutable {
    const std::lock_guard lock(mutex_);
    if (is_committed) {
      held_.erase(outcome.id);
    } else if (++outcome.tries < kMostRecordTries) {
      if (unrecorded_.empty()) record_again_at_ = steady_clock::now() + times_.look;
      unrecorded_.push_back(std::move(outcome));
      change_plan();
    }
  });
}

}  // namespace sammachip
