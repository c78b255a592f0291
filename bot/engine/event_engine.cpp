#include "bot/engine/event_engine.h"

#include <algorithm>
#include <future>
#include <utility>

#include "bot/base/log.h"
#include "bot/line/messages.h"
#include "storage/database/error.h"
#include "storage/records.h"

namespace sammachip {
namespace {

using std::chrono::steady_clock;
using Milliseconds = std::chrono::milliseconds;

constexpr std::int64_t kFirstRetryAfterMs = 10'000;
constexpr std::int64_t kSecondRetryAfterMs = 60'000;
constexpr int kMostTries = 3;
constexpr int kRetriesPerCommit = 16;
// The clock may be moved (demo, tests): while a retry is planned, look at it this often.
constexpr Milliseconds kLookForRetry{250};
// How long after a failed batch /readyz says so.
constexpr std::int64_t kFailureShowsMs = 5'000;
constexpr std::size_t kGrowth = 4;

template <class Of>
std::optional<Id<Of>> if_any(const Id<Of>& id) {
  return id.empty() ? std::nullopt : std::optional(id);
}

InboxEvent row_of(const Event& event) {
  InboxEvent row;
  row.webhook_event_id = event.id;
  row.received_at_ms = milliseconds(event.received_at);
  row.user_id = if_any(event.user_id);
  // Of an unsend the message is another event's: blanking that one is not to find this one.
  if (event.type != EventType::kUnsend) row.message_id = if_any(event.message_id);
  row.event_type = event.type_name;
  row.event_json = event.kept_json;
  return row;
}

}  // namespace

EventEngine::EventEngine(Database& database, EventHandler& handler, const Clock& clock,
                         Metrics& metrics, EngineLimits limits)
    : database_(database),
      handler_(handler),
      clock_(clock),
      metrics_(metrics),
      limits_(limits),
      queue_(limits.queue) {}

EventEngine::~EventEngine() { stop(); }

void EventEngine::start(Committed committed) {
  committed_ = std::move(committed);
  records_ = std::make_unique<Records>(database_);
  batch_now_ = limits_.batch;
  plan_next_retry();
  is_running_ = true;
  thread_ = std::thread(&EventEngine::work, this);
}

void EventEngine::stop() {
  {
    const std::lock_guard lock(mutex_);
    is_stopping_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
  records_.reset();
}

Taken EventEngine::take(std::vector<Event> events, Milliseconds patience) {
  if (events.empty()) return Taken::kCommitted;
  const auto request = std::make_shared<EventRequest>();
  request->events = std::move(events);
  {
    const std::lock_guard lock(mutex_);
    if (is_stopping_ || !is_running_) return Taken::kStopping;
    if (!queue_.has_room_for(request->events.size())) return Taken::kFull;
    queue_.add(request);
  }
  changed_.notify_one();
  std::unique_lock lock(request->mutex);
  request->changed.wait_for(lock, patience, [&] { return request->result.has_value(); });
  return request->result.value_or(Taken::kTooLate);
}

bool EventEngine::post(Job job, Done done) {
  {
    const std::lock_guard lock(mutex_);
    if (is_stopping_ || !is_running_) return false;
    queue_.add(PostedJob{std::move(job), std::move(done)});
  }
  changed_.notify_one();
  return true;
}

bool EventEngine::run(Job job) {
  std::promise<bool> committed;
  std::future<bool> result = committed.get_future();
  const Done done = [&committed](bool is_committed) { committed.set_value(is_committed); };
  return post(std::move(job), done) && result.get();
}

bool EventEngine::can_commit(Milliseconds patience) {
  // Shared, as the engine may come to the job after we gave up.
  const auto committed = std::make_shared<std::promise<bool>>();
  std::future<bool> result = committed->get_future();
  const Done done = [committed](bool is_committed) { committed->set_value(is_committed); };
  if (!post([](Records&) {}, done)) return false;
  if (result.wait_for(patience) != std::future_status::ready || !result.get()) return false;
  const std::int64_t failed_at_ms = failed_at_ms_;
  return failed_at_ms == kNever || steady_ms() - failed_at_ms > kFailureShowsMs;
}

void EventEngine::work() {
  for (;;) {
    std::vector<Item> batch = wait_for_work();
    if (batch.empty() && !is_retry_due()) {
      const std::lock_guard lock(mutex_);
      if (is_stopping_ && queue_.empty()) return;
      continue;
    }
    run_batch(batch);
  }
}

bool EventEngine::is_retry_due() const {
  return next_retry_ms_ && *next_retry_ms_ <= milliseconds(clock_.now());
}

// What waits, at most batch_now_. Empty: a retry may be due, or the engine is stopping.
std::vector<EventEngine::Item> EventEngine::wait_for_work() {
  if (is_retry_due()) return {};
  std::unique_lock lock(mutex_);
  const auto has_work = [this] { return !queue_.empty() || is_stopping_; };
  if (next_retry_ms_) {
    const std::int64_t left_ms = *next_retry_ms_ - milliseconds(clock_.now());
    changed_.wait_for(lock, std::clamp(Milliseconds(left_ms), Milliseconds(0), kLookForRetry),
                      has_work);
  } else {
    changed_.wait(lock, has_work);
  }
  std::vector<Item> batch = queue_.take(batch_now_);
  metrics_.engine_queue(queue_.size());
  return batch;
}

void EventEngine::run_batch(std::vector<Item>& batch) {
  replies_.clear();
  counted_.clear();
  try {
    if (records_ == nullptr) {
      database_.reconnect_writer();
      records_ = std::make_unique<Records>(database_);
    }
    const std::optional<std::int64_t> next_due_ms = commit_batch(batch);
    batch_now_ = std::min(limits_.batch, batch_now_ * kGrowth);
    answer(batch, /*is_committed=*/true);
    committed_(std::move(replies_), next_due_ms);
    return;
  } catch (const StorageLost& error) {
    report_batch_failure(error, batch.size());
    records_.reset();  // What is prepared on a dead connection is dead too.
  } catch (const std::exception& error) {
    report_batch_failure(error, batch.size());
  }
  answer(batch, /*is_committed=*/false);
}

template <class Work>
std::optional<std::string> EventEngine::attempt(Work&& work) {
  const std::size_t replies_before = replies_.size();
  std::string problem;
  try {
    Savepoint savepoint(records_->connection);
    work();
    savepoint.release();
    return std::nullopt;
  } catch (const StorageBusy&) {
    throw;
  } catch (const StorageFull&) {
    throw;
  } catch (const StorageLost&) {
    throw;
  } catch (const std::exception& error) {
    problem = loggable(error);
  } catch (...) {
    problem = "something that is no std::exception";
  }
  replies_.resize(replies_before);
  // Some errors end the whole transaction: going on would write outside of it.
  if (!records_->connection.in_transaction()) throw StorageError("transaction lost: " + problem);
  return problem;
}

void EventEngine::do_job(PostedJob& posted) {
  const std::optional<std::string> problem = attempt([&] { posted.job(*records_); });
  posted.was_done = !problem;
  if (problem) log_error("a job failed", {{"error", *problem}});
}

void EventEngine::do_event(const Event& event) {
  if (!records_->inbox.insert_new(row_of(event))) {
    counted_.push_back({event.type, EventResult::kDuplicate});
    return;
  }
  if (event.is_standby || event.type == EventType::kUnknown) {
    counted_.push_back({event.type, EventResult::kStored});
    return;
  }
  const auto begin = steady_clock::now();
  const std::optional<std::string> problem = attempt([&] {
    if (const std::optional<Reply> reply = handle(event)) say(*reply, event);
  });
  metrics_.handled_in(steady_clock::now() - begin);
  counted_.push_back({event.type, problem ? EventResult::kFailed : EventResult::kHandled});
  if (!problem) return;
  log_error("an event failed",
            {{"event", event.id}, {"type", event.type_name}, {"error", *problem}});
  const std::int64_t retry_ms = milliseconds(clock_.now()) + kFirstRetryAfterMs;
  records_->inbox.mark_failed(event.id, *problem, retry_ms);
  next_retry_ms_ = std::min(next_retry_ms_.value_or(retry_ms), retry_ms);
  apologise_for(event);
}

// What the machine owes an event by itself, then what the programme makes of it.
std::optional<Reply> EventEngine::handle(const Event& event) {
  const Instant now = clock_.now();
  if (event.type == EventType::kUnfollow && !event.user_id.empty()) {
    records_->outbox.cancel_pushes_for(event.user_id, milliseconds(now));
  }
  std::optional<Reply> reply = handler_.handle(event, *records_, now);
  // Only then: to take its words out of everything else they are needed once more.
  if (event.type == EventType::kUnsend && !event.message_id.empty()) {
    records_->inbox.blank_message(event.message_id);
  }
  return reply;
}

void EventEngine::apologise_for(const Event& event) {
  const std::optional<std::string> problem = attempt([&] {
    if (const std::optional<Reply> apology = handler_.apologise(event, *records_)) {
      say(*apology, event);
    }
  });
  if (problem) log_error("the apology failed too", {{"event", event.id}, {"error", *problem}});
}

// Queues `reply` for LINE. Without a reply token nothing can be said for free, and nothing is.
void EventEngine::say(const Reply& reply, const Event& event) {
  if (event.reply_token.empty() || reply.empty()) return;
  const std::int64_t now_ms = milliseconds(clock_.now());
  OutboxMessage row = reply_row(reply, event, now_ms);
  if (reply.part != Part::kWhole) {
    records_->outbox.cancel_replies_for(row.recipient, kWaitsForMore, now_ms);
  }
  if (reply.part == Part::kMoreMayCome) {
    row.error = kWaitsForMore;
    row.next_attempt_ms = now_ms + Milliseconds(kMoreComesWithin).count();
    records_->outbox.insert(row);
    return;  // The sender reads it when it is due.
  }
  records_->outbox.insert(row);
  replies_.push_back(std::move(row));
}

void EventEngine::say_by_push(const Reply& reply, const Event& event) {
  if (event.source != SourceKind::kUser || reply.empty()) return;
  records_->outbox.insert(push_row(reply, event.user_id, event.id, milliseconds(clock_.now())));
}

void EventEngine::retry_failed() {
  const std::int64_t now_ms = milliseconds(clock_.now());
  for (const InboxEvent& kept : records_->inbox.due_failed(now_ms, kRetriesPerCommit)) retry(kept);
  plan_next_retry();
}

void EventEngine::retry(const InboxEvent& kept) {
  std::optional<Event> event = event_from_kept(kept.event_json, instant_from(kept.received_at_ms));
  if (!event) {
    // Its content was taken back or purged meanwhile: there is nothing left to do.
    records_->inbox.mark_done(kept.webhook_event_id);
    return;
  }
  event->id = kept.webhook_event_id;
  event->reply_token.clear();  // The apology used it up.
  const std::optional<std::string> problem = attempt([&] {
    if (const std::optional<Reply> reply = handle(*event)) say_by_push(*reply, *event);
  });
  if (!problem) {
    records_->inbox.mark_done(event->id);
    counted_.push_back({event->type, EventResult::kHandled});
    return;
  }
  const bool was_last = kept.attempts + 1 >= kMostTries;
  log_error(was_last ? "an event was set aside" : "an event failed again",
            {{"event", event->id}, {"type", event->type_name}, {"error", *problem}});
  if (was_last) {
    records_->inbox.set_aside(event->id, *problem);
  } else {
    const std::int64_t retry_ms = milliseconds(clock_.now()) + kSecondRetryAfterMs;
    records_->inbox.mark_failed(event->id, *problem, retry_ms);
  }
  counted_.push_back({event->type, was_last ? EventResult::kSetAside : EventResult::kFailed});
}

void EventEngine::plan_next_retry() {
  constexpr std::int64_t ever = std::numeric_limits<std::int64_t>::max();
  const std::vector<InboxEvent> first = records_->inbox.due_failed(ever, 1);
  next_retry_ms_ = first.empty() ? std::nullopt : std::optional(first.front().next_attempt_ms);
}

}  // namespace sammachip
