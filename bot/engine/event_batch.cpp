// What the engine does in one commit, and which of those who wait.
#include <algorithm>

#include "bot/base/log.h"
#include "bot/engine/event_engine.h"
#include "storage/records.h"

namespace sammachip {
namespace {

using std::chrono::steady_clock;
using Milliseconds = std::chrono::milliseconds;

// After the database refused a batch of retries: when to try them again.
constexpr std::int64_t kRetryPauseMs = 5'000;
// After so long a batch of what is patient is committed: what makes it large makes the commit slow,
// for which a webhook that comes meanwhile has to wait. More at once would be hardly cheaper.
constexpr Milliseconds kPatientTime{8};
// So many jobs, and events of giants, are done in every other batch though somebody waits for an
// answer.
constexpr std::size_t kLeastPatient = 4;

}  // namespace

std::optional<std::int64_t> EventEngine::commit_batch(std::vector<Item>& batch) {
  Transaction transaction(records_->connection);
  if (batch.empty()) retry_failed();  // Alone, so that what they break is nobody else's.
  const auto now = steady_clock::now();
  Progress progress{.done_by = now + limits_.batch_time, .patient_until = now + kPatientTime};
  for (std::size_t i = 0; i < batch.size();) {
    const Lane lane = EventQueue::lane_of(batch[i]);
    if (progress.all() > 0 && gives_way(lane, progress)) {
      put_back(batch, i);
      continue;
    }
    const std::size_t done = do_item(batch[i], progress);
    auto* part = std::get_if<EventPart>(&batch[i++]);
    if (part == nullptr || part->size() == done) continue;
    batch.insert(batch.begin() + static_cast<std::ptrdiff_t>(i), part->split_off(done));
  }
  prompt_before_ = prompt_before_ == 0 ? progress.of(Lane::kPrompt) : 0;
  const std::optional<std::int64_t> next_due_ms = records_->outbox.next_due_ms();
  const auto begin = steady_clock::now();
  transaction.commit();
  count_batch(progress.all(), steady_clock::now() - begin);
  return next_due_ms;
}

// Whether what is left of `lane` has to wait for the next batch: the time is over, or somebody
// waits for the commit, or to be begun, and what is patient had its least.
bool EventEngine::gives_way(Lane lane, const Progress& progress) {
  const auto now = steady_clock::now();
  const bool is_over = now >= progress.done_by;
  if (lane == Lane::kPrompt) return is_over;
  // Though the time is over, a few: those before could always take all of it.
  const std::size_t least = least_of(lane, progress);
  if (progress.of(lane) < (is_over ? std::min(least, kLeastPatient) : least)) return false;
  if (is_over) return true;
  if (progress.of(Lane::kPrompt) > 0 || now >= progress.patient_until) return true;
  const std::lock_guard lock(mutex_);
  return queue_.has_prompt();
}

// What of `lane` is done though others wait. Beside events that are prompt something in every other
// batch; jobs come to as many as such events, or the outcomes of replies would pile up under load.
std::size_t EventEngine::least_of(Lane lane, const Progress& progress) const {
  const std::size_t prompt = progress.of(Lane::kPrompt);
  if (prompt_before_ == 0) return prompt > 0 ? 0 : 1;
  return kLeastPatient + (lane == Lane::kJob ? prompt_before_ + prompt : 0);
}

// Leaves to the next batch what `batch` has of the lane of `first` from there on.
void EventEngine::put_back(std::vector<Item>& batch, std::size_t first) {
  const Lane lane = EventQueue::lane_of(batch[first]);
  std::size_t last = first;
  while (last < batch.size() && EventQueue::lane_of(batch[last]) == lane) ++last;
  const std::lock_guard lock(mutex_);
  queue_.put_back(batch, first, last);
}

// Returns how many events or jobs it did: all of the item, or as many as it may before it has to
// give way.
std::size_t EventEngine::do_item(Item& item, Progress& progress) {
  const Lane lane = EventQueue::lane_of(item);
  if (auto* job = std::get_if<PostedJob>(&item)) {
    do_job(*job);
    ++progress.of(lane);
    return 1;
  }
  const EventPart& part = std::get<EventPart>(item);
  // LINE sends all of it again: what is left is not worth the others' time.
  if (part.request->has_failed) return part.size();
  std::size_t at = part.from;
  do {
    do_event(part.request->events[at++]);
    ++progress.of(lane);
  } while (at < part.until && !gives_way(lane, progress));
  return at - part.from;
}

void EventEngine::report_batch_failure(const std::exception& error, std::size_t items) {
  log_error("the database did not take a batch",
            {{"error", loggable(error)}, {"items", std::to_string(items)}});
  metrics_.commit_failed();
  failed_at_ms_ = steady_ms();
  batch_now_ = 1;
  if (is_retry_due()) next_retry_ms_ = milliseconds(clock_.now()) + kRetryPauseMs;
}

void EventEngine::count_batch(std::size_t items, std::chrono::nanoseconds commit_time) {
  metrics_.committed(items, commit_time);
  for (const Counted& counted : counted_) metrics_.event(name_of(counted.type), counted.result);
}

void EventEngine::answer(std::vector<Item>& batch, bool is_committed) {
  for (Item& item : batch) {
    if (auto* job = std::get_if<PostedJob>(&item)) {
      if (job->done) job->done(is_committed && job->was_done);
      continue;
    }
    const EventPart& part = std::get<EventPart>(item);
    EventRequest& request = *part.request;
    if (request.has_failed || (is_committed && !part.is_last())) continue;
    request.has_failed = !is_committed;
    {
      const std::lock_guard lock(request.mutex);
      request.result = is_committed ? Taken::kCommitted : Taken::kNotCommitted;
    }
    // Not before the lock is free: who waits would wake only to wait for that.
    request.changed.notify_one();
  }
}

}  // namespace sammachip
