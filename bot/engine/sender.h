// Sends what the outbox holds to LINE, and writes down what became of it.
//
// The way of a message. A word in brackets is its `status` in the outbox; on each arrow stands what
// moves it. What to do after an attempt is decided by send_policy.h.
//
//   written, in the transaction that decides to say it
//      |
//      v
//   [waiting] <------------------------------------------------------------------------+
//      |  a reply: take(), right after that commit                                     |
//      |  a push, a multicast, or a reply that another process left: load(), when due  |
//      v                                                                               |
//   claimed: in held_, so that it is not read from the outbox again                    |
//      |                                                                               |
//      |-- too late ----------------------------------> [expired] or [unknown]         |
//      |-- a reply's token is too old, and it must arrive: becomes a push ------------>|
//      v                                                                               |
//   a call to LINE <----------------------+                                            |
//      |                                  |                                            |
//      |-- LINE has it -------------------|-----------> [sent]                         |
//      |-- LINE refuses it for good (4xx) |-----------> [rejected]                     |
//      |                                  |                                            |
//      |-- reply: LINE is away or silent -+  in half a second or more, from later_     |
//      |-- reply: its token is used or over: must it arrive, it becomes a push ------->|
//      |                                    else -----> [expired] or [unknown]         |
//      |                                                                               |
//      |-- push: LINE is away, or too many calls: put back, for later ---------------->|
//      |-- push: the month's pushes are used up: put back, for an hour at most ------->|
//      |-- push: its time would be over by then ------> [expired] or [unknown]         |
//      |                                                                               |
//      |-- multicast: LINE refuses the whole (400): its halves are new messages ------>+
//                                and it is itself ----> [sent], with the error "divided"
//
// [unknown] in place of [expired]: an attempt had no answer, so LINE may have it; nobody can tell.
//
// The engine writes each outcome; until that is on disk the message stays in held_. If the process
// ends before, it is still [waiting], and the next process takes it up: a reply then counts as one
// that may have arrived. What waits may also end as [expired] with the error "cancelled": a push,
// because its person left or stopped the bot; a reply to a part, because that to the next part is
// said instead.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <unordered_set>
#include <vector>

#include "bot/base/clock.h"
#include "bot/base/metrics.h"
#include "bot/engine/event_engine.h"
#include "bot/engine/send_policy.h"
#include "bot/line/line_client.h"
#include "storage/ids/ids.h"

namespace sammachip {

struct SenderLimits {
  std::size_t threads = 16;
  std::size_t queue = 10'000;  // Replies in memory; those beyond are left to the outbox.
};

struct SenderTimes {
  // How often the plan is looked at while something is planned: the clock may be moved.
  std::chrono::milliseconds look{1'000};
  // Between two reads of the outbox of which the first found nothing new.
  std::chrono::milliseconds load_pause{200};
};

// Replies come straight from the engine after their commit and go first; pushes and multicasts are
// read from the outbox when they are due, and never take more than half of the threads. What to do
// after each attempt is send_policy's. When the month's pushes are used up they stay in the outbox,
// and one is tried every hour and when the month turns. A row is sent by one thread at a time, and
// its outcome is written by the engine before it can be read again. Thread-safe.
class Sender {
 public:
  // All references must outlive *this, and *this must outlive the engine's run.
  Sender(EventEngine& engine, LineClient& line, const Clock& clock, Metrics& metrics,
         SenderLimits limits, SenderTimes times = {});
  ~Sender();  // Stops at once.
  Sender(const Sender&) = delete;
  Sender& operator=(const Sender&) = delete;

  // Takes up what an earlier process left in the outbox. REQUIRES: the engine was started.
  void start();
  // Sends the replies it has, at most for `patience` (a call that has begun is finished), then
  // ends. Everything else stays in the outbox. Idempotent.
  void stop(std::chrono::milliseconds patience);
  bool is_running() const;
  // How often the plan was looked at and nothing was due, under way or not yet written down. For
  // tests: a look takes place at least every SenderTimes::look while the outbox holds anything.
  std::uint64_t quiet_looks() const;

  // New replies, and when the outbox is due next: what the engine tells after each commit. Never
  // waits.
  void take(std::vector<OutboxMessage> replies, std::optional<std::int64_t> next_due_ms);

 private:
  using Moment = std::chrono::steady_clock::time_point;
  // A change to the outbox that is not yet committed, kept to be posted again if the commit fails.
  struct Outcome {
    OutboxId id;
    EventEngine::Job job;
    int tries = 0;
  };

  void work();
  bool can_work() const;
  void send(Sending& sending);
  void apply(Sending& sending, const NextStep& next);
  void finish(const Sending& sending, OutboxStatus status, const std::string& error,
              const std::vector<MessageId>& sent_ids = {});
  void put_back(const Sending& sending, std::int64_t next_ms, const std::string& error);
  void become_push(const Sending& sending, const std::string& error);
  void ask_quota(const Sending& sending, const std::string& error);
  void divide(const Sending& sending, const std::string& error);
  void park(std::int64_t now_ms);
  void resume_pushes();
  void record(Outcome outcome);

  void schedule();
  void change_plan();  // REQUIRES: mutex_ is held.
  Moment next_wake(std::int64_t now_ms) const;
  void move_due(std::int64_t now_ms);
  void record_again(std::unique_lock<std::mutex>& lock);
  bool may_load(std::int64_t now_ms) const;
  bool is_quiet(std::int64_t now_ms) const;
  void load(std::unique_lock<std::mutex>& lock);
  void take_loaded(std::vector<OutboxMessage> rows, bool is_committed);
  bool is_held(const OutboxId& id) const;

  EventEngine& engine_;
  LineClient& line_;
  const Clock& clock_;
  Metrics& metrics_;
  const SenderLimits limits_;
  const SenderTimes times_;
  const std::size_t most_pushing_;

  mutable std::mutex mutex_;  // Guards all that follows.
  std::condition_variable work_came_;
  std::condition_variable plan_changed_;
  bool is_plan_changed_ = false;  // Since the plan was looked at last.
  std::condition_variable became_idle_;
  std::deque<Sending> replies_;
  std::deque<Sending> pushes_;
  std::multimap<std::int64_t, Sending> later_;  // Replies to try again, by when.
  std::unordered_set<std::string> held_;        // Rows in memory, until their outcome is committed.
  std::vector<Outcome> unrecorded_;             // Whose commit failed...
  Moment record_again_at_{};                    // ...and when to try them again.
  std::optional<std::int64_t> next_due_ms_;     // Of the outbox.
  bool is_first_load_ = true;
  bool is_loading_ = false;
  Moment load_not_before_{};
  std::int64_t parked_until_ms_ = 0;  // 0: pushes are not parked.
  bool is_probing_ = false;           // Whether the quota is back is not known yet.
  bool is_asking_quota_ = false;
  std::uint64_t quiet_looks_ = 0;
  std::size_t busy_ = 0;
  std::size_t pushing_ = 0;
  bool is_started_ = false;
  bool is_stopping_ = false;  // Only replies are sent.
  bool is_ending_ = false;    // Nothing is.
  std::vector<std::thread> threads_;
};

}  // namespace sammachip
