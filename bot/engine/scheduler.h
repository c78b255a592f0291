// Does what is to be done at certain times: in one process of all that share the database, and each
// time once.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "bot/base/clock.h"
#include "bot/base/metrics.h"
#include "bot/engine/event_engine.h"
#include "bot/engine/scheduled_job.h"

namespace sammachip {

struct SchedulerTimes {
  std::chrono::milliseconds poll{1'000};         // Between two looks, by the steady clock.
  std::chrono::milliseconds lease_life{30'000};  // By the Clock; prolonged after a third of it.
};

// One thread that holds the lease "scheduler" (storage/machine/leases.h) and runs each job whose
// time has come; without the lease it waits to get it. A job runs in one transaction with the check
// that the lease is still ours and with the note of when it is due next, so a process that slept or
// died does nothing twice.
//   For example, with the processes A and B and a job that is due every day at 7:30:
//
//     7:00  A looks, gets the lease and plans the job, which is not known yet, for 7:30.
//     7:01  B looks. The lease is A's.
//     7:30  A looks and runs the job. The same transaction notes that it is due tomorrow at 7:30.
//     7:31  A is killed.
//     7:32  B looks. A's lease has lapsed: B has it now, and reads when the job is due.
//   Ten days pass in which B sleeps.
//     9:00  B looks, and runs the job once, as of today, 7:30.
//
//   A run may take several pages, each a transaction with its position: between them webhooks get
// their turn, and after a restart, or by another process, it goes on where it stood.
//   A job that came due several times meanwhile runs once. One not known yet is not run at once but
//   at its next time. After a release that changes a job's times it may come once more at an old
//   one. A clock that is set back runs nothing again. But a job that would wait beyond the time
//   after its next one, because the clock was far ahead by mistake, is planned anew. A job that
//   throws, or whose transaction is not committed, is undone by a page and tried again after 1, 2,
//   4 and so on up to 30 minutes (at once by another process), and holds up none of the others.
class Scheduler {
 public:
  // All references must outlive *this, and *this must end before the engine's run. Throws
  // std::logic_error if two jobs have one name.
  Scheduler(EventEngine& engine, const Clock& clock, Metrics& metrics,
            const std::vector<ScheduledJob>& jobs, SchedulerTimes times = {});
  ~Scheduler();  // Stops.
  Scheduler(const Scheduler&) = delete;
  Scheduler& operator=(const Scheduler&) = delete;

  // Does nothing if there are no jobs. REQUIRES: the engine was started.
  void start();
  // Finishes the job that has begun, gives the lease back and ends. Idempotent.
  void stop();
  // One look: what the thread does again and again. REQUIRES: start() was not called.
  void look();

 private:
  struct Planned;
  struct Figures;
  enum class Outcome { kDone, kNotOurs, kFailed };

  void work();
  bool is_stopping();
  bool hold_lease();
  void take_plan(const std::vector<std::optional<Instant>>& due, bool is_new_holder);
  void lose_lease();
  void look_at(Planned& planned);
  Outcome plan_anew(Planned& planned, Instant now);
  Outcome run(Planned& planned);
  // Does one page; `next` is then when the job is due after this run, or nothing if the run goes
  // on.
  Outcome run_page(Planned& planned, Instant now, std::optional<Instant>& next);
  // Runs `work` as a job of the engine, if the lease is still ours by then.
  Outcome do_in_lease(Instant now, const std::function<void(Records&)>& work);
  void report_failed_run(Planned& planned);
  void show_lag();

  EventEngine& engine_;
  const Clock& clock_;
  const SchedulerTimes times_;
  const std::string holder_;  // Of this object alone.
  std::unique_ptr<Figures> figures_;

  std::mutex mutex_;
  std::condition_variable changed_;
  bool is_stopping_ = false;  // Guarded by mutex_.

  // What follows is the thread's own.
  std::vector<Planned> plan_;
  bool is_holding_ = false;
  long long token_ = 0;  // Of the lease when last held; 0: never.
  Instant taken_at_{};
  std::thread thread_;
};

// The latest moment, not after `now`, at which a job is due. REQUIRES: it is due at `known`, which
// is not after `now`. Throws std::logic_error if `next_due` does not move on.
Instant latest_due(const std::function<Instant(Instant after)>& next_due, Instant known,
                   Instant now);

}  // namespace sammachip
