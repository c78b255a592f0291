// The one writer: everything that changes the records passes here, in order, many to a commit.
//
// The way of a webhook's event:
//
//   take() -> queue_ -> a batch: all that waits, in one transaction
//                         do_event(), each in a savepoint of its own:
//                           a row in the inbox     is there one: LINE sent it before, nothing to do
//                           the handler            changes the records, returns a reply
//                           a row in the outbox    the reply
//                         COMMIT
//                         answer()                 who waits in take() hears kCommitted
//                         committed_()             the sender gets the replies
//
// For example: three requests wait, with 2, 1 and 1 events, and at the third event the handler
// throws. One commit writes four rows into the inbox, one of them failed, and four into the outbox,
// one of them an apology. All three requests hear kCommitted. A request with thousands of events is
// done in parts, between which the others have their turn, and hears kCommitted after its last.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "bot/base/clock.h"
#include "bot/base/metrics.h"
#include "bot/engine/event_handler.h"
#include "bot/engine/event_queue.h"
#include "bot/line/event.h"
#include "storage/database/database.h"
#include "storage/machine/inbox.h"
#include "storage/machine/outbox.h"

namespace sammachip {

// How long the answer to a part waits for that to the next one.
inline constexpr std::chrono::seconds kMoreComesWithin{2};
// What is noted of it meanwhile, in the place of an error.
inline constexpr char kWaitsForMore[] = "waits for more";

struct EngineLimits {
  std::size_t queue = 8192;  // Events waiting; a request is taken whole if there is any room.
  std::size_t batch = 256;   // Events and jobs that share a commit.
  // A batch that has taken so long is committed as it is, and the rest of it is the next.
  std::chrono::milliseconds batch_time{250};
};

// Takes webhook events and jobs and does them on one thread, each in a savepoint, all that wait in
// one transaction. An event whose handler throws harms no other: what it wrote is undone, it is
// kept as failed, its person gets the apology, it is tried again after 10 and 60 seconds and then
// set aside. When the transaction itself fails, all of it is undone and every request in it told
// so; the next ones are tried one by one until one succeeds, so that a poisonous one cannot take
// others with it. However many events one request has, however slow they are and however many jobs
// wait, another's wait for the commit of what was begun, and for a few of them (event_queue.h).
class EventEngine {
 public:
  // A change to the records. May throw, which undoes it. Runs on the engine's thread; must not
  // block.
  using Job = std::function<void(Records&)>;
  // Told on the engine's thread whether the job is on disk. Must not block or throw.
  using Done = std::function<void(bool is_committed)>;
  // Told on the engine's thread after each commit: the replies to send now, and when (Unix
  // milliseconds) the next waiting row of the outbox is due. Must not block or throw.
  using Committed = std::function<void(std::vector<OutboxMessage> replies,
                                       std::optional<std::int64_t> next_due_ms)>;

  // All references must outlive *this; `database`'s writer belongs to the engine while it runs.
  EventEngine(Database& database, EventHandler& handler, const Clock& clock, Metrics& metrics,
              EngineLimits limits);
  ~EventEngine();  // Stops.
  EventEngine(const EventEngine&) = delete;
  EventEngine& operator=(const EventEngine&) = delete;

  void start(Committed committed);
  // Takes no more, does all that was taken, ends. Idempotent.
  void stop();

  // What follows is thread-safe.

  // Hands over a request's events and waits until they are committed, at most `patience`.
  Taken take(std::vector<Event> events, std::chrono::milliseconds patience);
  // Queues a job. False, and `done` is never called, when stopping.
  bool post(Job job, Done done = {});
  // Queues a job and waits for its commit. False if it was not committed. REQUIRES: not called on
  // the engine's thread.
  bool run(Job job);
  // Whether the engine could commit lately: an empty transaction now, and no failure these five
  // seconds.
  bool can_commit(std::chrono::milliseconds patience);

 private:
  using Item = EventQueue::Item;
  static constexpr std::int64_t kNever = -1;
  struct Counted {
    EventType type;
    EventResult result;
  };

  // What a batch has come to: events and jobs, by lane.
  struct Progress {
    std::chrono::steady_clock::time_point done_by;
    std::chrono::steady_clock::time_point patient_until;
    std::array<std::size_t, 3> done = {};
    std::size_t& of(Lane lane) { return done.at(static_cast<std::size_t>(lane)); }
    std::size_t of(Lane lane) const { return done.at(static_cast<std::size_t>(lane)); }
    std::size_t all() const { return done[0] + done[1] + done[2]; }
  };

  void work();
  std::vector<Item> wait_for_work();
  bool is_retry_due() const;
  void run_batch(std::vector<Item>& batch);
  // Does `batch` in one transaction, as far as its time goes, and commits it; what it did not come
  // to is taken out of `batch` and waits again. Returns when the outbox is due next.
  std::optional<std::int64_t> commit_batch(std::vector<Item>& batch);
  bool gives_way(Lane lane, const Progress& progress);
  std::size_t least_of(Lane lane, const Progress& progress) const;
  void put_back(std::vector<Item>& batch, std::size_t first);
  std::size_t do_item(Item& item, Progress& progress);
  void report_batch_failure(const std::exception& error, std::size_t items);
  void answer(std::vector<Item>& batch, bool is_committed);
  void count_batch(std::size_t items, std::chrono::nanoseconds commit_time);

  void do_event(const Event& event);
  void do_job(PostedJob& posted);
  void apologise_for(const Event& event);
  void retry_failed();
  void retry(const InboxEvent& kept);
  void plan_next_retry();
  std::optional<Reply> handle(const Event& event);
  void say(const Reply& reply, const Event& event);
  void say_by_push(const Reply& reply, const Event& event);
  // Runs `work` in a savepoint. Nothing if that went well; else all it did is undone, and this is
  // what may be logged of why. Throws if the whole transaction is lost.
  template <class Work>
  std::optional<std::string> attempt(Work&& work);

  Database& database_;
  EventHandler& handler_;
  const Clock& clock_;
  Metrics& metrics_;
  const EngineLimits limits_;
  Committed committed_;

  std::mutex mutex_;
  std::condition_variable changed_;
  EventQueue queue_;  // This and what follows: guarded by mutex_.
  bool is_running_ = false;
  bool is_stopping_ = false;

  std::atomic<std::int64_t> failed_at_ms_ = kNever;  // When a batch last failed; steady clock.

  // The engine thread's own.
  std::unique_ptr<Records> records_;
  std::vector<OutboxMessage> replies_;  // Of the batch, sent after its commit.
  std::vector<Counted> counted_;        // Of the batch, counted after its commit.
  std::size_t batch_now_ = 0;      // Shrinks to 1 after a failure, grows back to limits_.batch.
  std::size_t prompt_before_ = 0;  // Events of the batch before, in which nothing patient was due.
  std::optional<std::int64_t> next_retry_ms_;
  std::thread thread_;
};

}  // namespace sammachip
