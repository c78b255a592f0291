// The thread that plans what the sender sends when.
#include <algorithm>
#include <utility>

#include "bot/engine/sendable.h"
#include "bot/engine/sender.h"
#include "bot/line/messages.h"
#include "storage/machine/outbox.h"
#include "storage/records.h"

namespace sammachip {
namespace {

// Of one read: what it costs must not grow with how many replies wait in memory.
constexpr std::size_t kMostHeldReplies = 128;

}  // namespace

void Sender::schedule() {
  std::unique_lock lock(mutex_);
  const auto has_news = [this] { return is_ending_ || is_plan_changed_; };
  while (!is_ending_) {
    is_plan_changed_ = false;
    const std::int64_t now_ms = milliseconds(clock_.now());
    move_due(now_ms);
    if (may_load(now_ms)) load(lock);
    record_again(lock);
    if (is_quiet(now_ms)) ++quiet_looks_;
    const Moment wake = next_wake(now_ms);
    if (wake == Moment::max()) {
      plan_changed_.wait(lock, has_news);
    } else {
      plan_changed_.wait_until(lock, wake, has_news);
    }
  }
}

void Sender::change_plan() {
  is_plan_changed_ = true;
  plan_changed_.notify_one();
}

// Posts the outcomes again that the database refused, a second later.
void Sender::record_again(std::unique_lock<std::mutex>& lock) {
  if (unrecorded_.empty() || std::chrono::steady_clock::now() < record_again_at_) return;
  std::vector<Outcome> unrecorded;
  unrecorded.swap(unrecorded_);
  lock.unlock();
  for (Outcome& outcome : unrecorded) record(std::move(outcome));
  lock.lock();
}

// When the plan is to be looked at next; never, unless told, if nothing is planned.
Sender::Moment Sender::next_wake(std::int64_t now_ms) const {
  const Moment now = std::chrono::steady_clock::now();
  if (!unrecorded_.empty()) return record_again_at_;
  if ((is_loading_ || !next_due_ms_) && later_.empty()) return Moment::max();
  if (!is_stopping_ && next_due_ms_ && *next_due_ms_ <= now_ms && parked_until_ms_ <= now_ms) {
    return std::max(now + std::chrono::milliseconds(1),
                    std::min(load_not_before_, now + times_.look));
  }
  std::int64_t wait_ms = times_.look.count();
  if (next_due_ms_ && parked_until_ms_ <= now_ms) {
    wait_ms = std::min(wait_ms, std::max<std::int64_t>(1, *next_due_ms_ - now_ms));
  }
  if (!later_.empty()) {
    wait_ms = std::min(wait_ms, std::max<std::int64_t>(1, later_.begin()->first - now_ms));
  }
  return now + std::chrono::milliseconds(wait_ms);
}

void Sender::move_due(std::int64_t now_ms) {
  while (!later_.empty() && later_.begin()->first <= now_ms) {
    replies_.push_back(std::move(later_.begin()->second));
    later_.erase(later_.begin());
    work_came_.notify_one();
  }
}

bool Sender::may_load(std::int64_t now_ms) const {
  // At the start also if the engine has said by now that nothing is due for long: what an earlier
  // process left has a lease.
  const bool is_due = is_first_load_ || (next_due_ms_ && *next_due_ms_ <= now_ms);
  return is_due && !is_loading_ && !is_stopping_ && parked_until_ms_ <= now_ms &&
         std::chrono::steady_clock::now() >= load_not_before_ &&
         !(is_probing_ && (pushing_ > 0 || !pushes_.empty()));  // One at a time.
}

bool Sender::is_quiet(std::int64_t now_ms) const {
  const bool is_due = next_due_ms_ && *next_due_ms_ <= now_ms && parked_until_ms_ <= now_ms;
  return held_.empty() && busy_ == 0 && !is_loading_ && !is_due;
}

// Has the engine read the rows that are due. The first time also the replies that an earlier
// process left, whose lease has not run out.
void Sender::load(std::unique_lock<std::mutex>& lock) {
  const std::int64_t now_ms = milliseconds(clock_.now());
  const bool is_first = std::exchange(is_first_load_, false);
  const std::int64_t due_before_ms = is_first ? now_ms + kReplyLeaseMs : now_ms;
  const std::size_t fresh = is_first ? limits_.queue : is_probing_ ? 1 : 2 * most_pushing_;
  const int limit = static_cast<int>(pushes_.size() + pushing_ + kMostHeldReplies + fresh);
  is_loading_ = true;
  lock.unlock();
  // Shared by the job that fills it and the one told of its commit.
  const auto rows = std::make_shared<std::vector<OutboxMessage>>();
  const bool is_posted = engine_.post(
      [this, rows, now_ms, due_before_ms, limit](Records& records) {
        *rows = sendable(records.outbox.waiting(due_before_ms, limit), records, now_ms,
                         [this](const OutboxId& id) { return is_held(id); });
      },
      [this, rows](bool is_committed) { take_loaded(std::move(*rows), is_committed); });
  lock.lock();
  if (!is_posted) next_due_ms_.reset();  // The engine is stopping.
}

bool Sender::is_held(const OutboxId& id) const {
  const std::lock_guard lock(mutex_);
  return held_.contains(id);
}

void Sender::take_loaded(std::vector<OutboxMessage> rows, bool is_committed) {
  const std::lock_guard lock(mutex_);
  is_loading_ = false;
  bool found_new = false;
  const std::size_t most_new = is_probing_ ? 1 : rows.size();
  std::size_t count = 0;
  for (OutboxMessage& row : rows) {
    if (!is_committed || count == most_new) break;
    if (!held_.insert(row.id).second) continue;
    found_new = true;
    ++count;
    Sending sending{std::move(row)};
    const bool is_reply = sending.row.kind == OutboxKind::kReply;
    const bool was_never_tried = sending.row.error == kWaitsForMore;
    sending.may_have_arrived =
        (is_reply && !was_never_tried) || sending.row.error.rfind(kMayHaveArrived, 0) == 0;
    (is_reply ? replies_ : pushes_).push_back(std::move(sending));
    work_came_.notify_one();
  }
  if (!found_new) load_not_before_ = std::chrono::steady_clock::now() + times_.load_pause;
  change_plan();
}

}  // namespace sammachip
