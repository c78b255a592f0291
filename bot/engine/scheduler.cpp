#include "bot/engine/scheduler.h"

#include <prometheus/counter.h>
#include <prometheus/family.h>
#include <prometheus/gauge.h>
#include <prometheus/registry.h>

#include <algorithm>
#include <set>
#include <stdexcept>
#include <utility>

#include "bot/base/failure.h"
#include "bot/base/log.h"
#include "storage/database/identifier.h"
#include "storage/machine/leases.h"
#include "storage/machine/scheduled_jobs.h"
#include "storage/records.h"

namespace sammachip {
namespace {

using Milliseconds = std::chrono::milliseconds;

constexpr char kLease[] = "scheduler";
constexpr std::chrono::minutes kFirstRetryAfter{1};
constexpr std::chrono::minutes kLastRetryAfter{30};
constexpr int kMostJobDoublings = 5;  // 32 minutes: more than the most.
constexpr std::chrono::seconds kFirstStepBack{1};

std::chrono::minutes retry_after(int failures) {
  const int doublings = std::clamp(failures - 1, 0, kMostJobDoublings);
  return std::min(kFirstRetryAfter * (1 << doublings), kLastRetryAfter);
}

using NextDue = std::function<Instant(Instant)>;

// A job whose times did not move on would run again and again.
Instant next_after(const NextDue& next_due, Instant after) {
  const Instant next = next_due(after);
  if (next <= after) throw std::logic_error("a scheduled job is due next in the past");
  return next;
}

const std::vector<ScheduledJob>& named(const std::vector<ScheduledJob>& jobs) {
  std::set<std::string> names;
  for (const ScheduledJob& job : jobs) {
    if (job.name.empty() || !names.insert(job.name).second) {
      throw std::logic_error("each scheduled job needs a name of its own");
    }
  }
  return jobs;
}

}  // namespace

struct Scheduler::Planned {
  ScheduledJob job;
  prometheus::Counter* runs;
  prometheus::Counter* failed_runs;
  prometheus::Counter* pages;
  prometheus::Gauge* run_seconds;
  std::optional<Instant> due = {};  // As in the database; nothing: not planned yet.
  int failures = 0;                 // In a row.
  Instant failed_at = {};

  // Whether it has to wait because it failed. Not once the clock was set back behind that.
  bool is_resting(Instant now) const {
    return failures > 0 && now >= failed_at && now < failed_at + retry_after(failures);
  }
};

struct Scheduler::Figures {
  using Counters = prometheus::Family<prometheus::Counter>;
  explicit Figures(prometheus::Registry& registry)
      : runs(prometheus::BuildCounter()
                 .Name("sammachip_scheduler_runs_total")
                 .Help("Scheduled jobs done")
                 .Register(registry)),
        failures(prometheus::BuildCounter()
                     .Name("sammachip_scheduler_failures_total")
                     .Help("Scheduled jobs that failed and will be tried again")
                     .Register(registry)),
        pages(prometheus::BuildCounter()
                  .Name("sammachip_scheduler_pages_total")
                  .Help("Transactions in which scheduled jobs were done")
                  .Register(registry)),
        run_seconds(prometheus::BuildGauge()
                        .Name("sammachip_scheduler_run_seconds")
                        .Help("How long the last run of a scheduled job took")
                        .Register(registry)),
        lag_seconds(prometheus::BuildGauge()
                        .Name("sammachip_scheduler_lag_seconds")
                        .Help("How long the most overdue job has waited")
                        .Register(registry)
                        .Add({})),
        looked_seconds(prometheus::BuildGauge()
                           .Name("sammachip_scheduler_looked_seconds")
                           .Help("The clock, in Unix seconds, when the last look at all jobs began")
                           .Register(registry)
                           .Add({})),
        lease_held(prometheus::BuildGauge()
                       .Name("sammachip_scheduler_lease_held")
                       .Help("1 if this process runs the scheduled jobs")
                       .Register(registry)
                       .Add({})) {}
  Counters& runs;
  Counters& failures;
  Counters& pages;
  prometheus::Family<prometheus::Gauge>& run_seconds;
  prometheus::Gauge& lag_seconds;
  prometheus::Gauge& looked_seconds;
  prometheus::Gauge& lease_held;
};

Scheduler::Scheduler(EventEngine& engine, const Clock& clock, Metrics& metrics,
                     const std::vector<ScheduledJob>& jobs, SchedulerTimes times)
    : engine_(engine),
      clock_(clock),
      times_(times),
      holder_(new_id(milliseconds(clock.now()))),
      figures_(std::make_unique<Figures>(metrics.registry())) {
  for (const ScheduledJob& job : named(jobs)) {
    plan_.push_back({job, &figures_->runs.Add({{"job", job.name}}),
                     &figures_->failures.Add({{"job", job.name}}),
                     &figures_->pages.Add({{"job", job.name}}),
                     &figures_->run_seconds.Add({{"job", job.name}})});
  }
}

Scheduler::~Scheduler() { stop(); }

void Scheduler::start() {
  if (!plan_.empty()) thread_ = std::thread(&Scheduler::work, this);
}

void Scheduler::stop() {
  {
    const std::lock_guard lock(mutex_);
    is_stopping_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
  if (!is_holding_) return;
  engine_.run([this](Records& records) { records.leases.release(kLease, holder_, token_); });
  lose_lease();
}

bool Scheduler::is_stopping() {
  const std::lock_guard lock(mutex_);
  return is_stopping_;
}

void Scheduler::work() {
  std::unique_lock lock(mutex_);
  while (!is_stopping_) {
    lock.unlock();
    look();
    lock.lock();
    changed_.wait_for(lock, times_.poll, [this] { return is_stopping_; });
  }
}

void Scheduler::look() {
  const Instant began = clock_.now();
  if (!hold_lease()) return lose_lease();
  figures_->lease_held.Set(1);
  for (Planned& planned : plan_) {
    if (is_stopping() || !is_holding_) break;
    if (const auto failure = failure_of([&] { look_at(planned); })) {
      // Of its next_due: what it throws in a run is the engine's to catch.
      log_error("a scheduled job cannot be planned", {{"error", *failure}});
      report_failed_run(planned);
    }
  }
  show_lag();
  // Only now: who reads that it looked reads the lag and the runs of that look, too.
  if (is_holding_) figures_->looked_seconds.Set(static_cast<double>(milliseconds(began)) / 1000);
}

// Takes or prolongs the lease when it is time to. A new holder reads what was done until now.
bool Scheduler::hold_lease() {
  const Instant now = clock_.now();
  if (is_holding_ && now >= taken_at_ && now < taken_at_ + times_.lease_life / 3) return true;
  std::optional<long long> token;
  std::vector<std::optional<Instant>> due;
  const bool is_committed = engine_.run([&](Records& records) {
    token = records.leases.take(kLease, holder_, milliseconds(now), times_.lease_life.count());
    if (!token) return;
    for (const Planned& planned : plan_) {
      const auto known = records.scheduled_jobs.find(planned.job.name);
      due.push_back(known ? std::optional(instant_from(known->due_at_ms)) : std::nullopt);
    }
  });
  if (!is_committed || !token) return false;
  if (*token != token_) log_info("this process runs the scheduled jobs");
  take_plan(due, *token != token_);
  is_holding_ = true;
  token_ = *token;
  taken_at_ = now;
  return true;
}

void Scheduler::take_plan(const std::vector<std::optional<Instant>>& due, bool is_new_holder) {
  for (std::size_t i = 0; i < plan_.size(); ++i) {
    plan_[i].due = due[i];
    if (is_new_holder) plan_[i].failures = 0;
  }
}

void Scheduler::lose_lease() {
  is_holding_ = false;
  figures_->lease_held.Set(0);
  figures_->lag_seconds.Set(0);
}

void Scheduler::look_at(Planned& planned) {
  const Instant now = clock_.now();
  if (planned.is_resting(now)) return;
  Outcome outcome = Outcome::kDone;
  if (planned.due && *planned.due <= now) {
    outcome = run(planned);
  } else {
    const NextDue& next_due = planned.job.next_due;
    const Instant next = next_after(next_due, now);
    if (planned.due && *planned.due <= next_after(next_due, next)) return;
    outcome = plan_anew(planned, now);
  }
  if (outcome == Outcome::kFailed) return report_failed_run(planned);
  if (outcome == Outcome::kNotOurs) return lose_lease();
  planned.failures = 0;
}

Scheduler::Outcome Scheduler::plan_anew(Planned& planned, Instant now) {
  const Instant due = next_after(planned.job.next_due, now);
  const Outcome outcome = do_in_lease(now, [&](Records& records) {
    JobPlan row = records.scheduled_jobs.find(planned.job.name).value_or(JobPlan{planned.job.name});
    row.due_at_ms = milliseconds(due);
    records.scheduled_jobs.save(row);
  });
  if (outcome == Outcome::kDone) planned.due = due;
  return outcome;
}

Scheduler::Outcome Scheduler::run(Planned& planned) {
  const auto began = std::chrono::steady_clock::now();
  for (;;) {
    std::optional<Instant> next;
    const Outcome outcome = run_page(planned, clock_.now(), next);
    if (outcome != Outcome::kDone) return outcome;
    planned.pages->Increment();
    if (next) {
      planned.due = next;
      break;
    }
    // The rest is done by whoever holds the lease then.
    if (is_stopping()) return Outcome::kDone;
    if (!hold_lease()) return Outcome::kNotOurs;
  }
  planned.runs->Increment();
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
  planned.run_seconds->Set(took.count());
  return Outcome::kDone;
}

Scheduler::Outcome Scheduler::run_page(Planned& planned, Instant now,
                                       std::optional<Instant>& next) {
  const ScheduledJob& job = planned.job;
  return do_in_lease(now, [&](Records& records) {
    const JobPlan known = records.scheduled_jobs.find(job.name).value_or(JobPlan{job.name});
    if (!known.running_due_ms && known.due_at_ms > milliseconds(now)) {
      // It was done: the server was lost after the commit, before it could say so.
      next = instant_from(known.due_at_ms);
      return;
    }
    ScheduledRun run{latest_due(job.next_due, *planned.due, now), now, {}};
    // A run that was still under way when the job came due once more is not worth going on with.
    if (known.running_due_ms && *known.running_due_ms >= milliseconds(run.due)) {
      run.due = instant_from(*known.running_due_ms);
      run.position = known.position;
    }
    const std::string position = job.run(records, run);
    if (!position.empty() && position == run.position) {
      throw std::logic_error("a scheduled job stands still");
    }
    // Read again, as the job may have made a note of its day.
    JobPlan row = records.scheduled_jobs.find(job.name).value_or(known);
    row.position = position;
    if (position.empty()) {
      next = next_after(job.next_due, now);
      row.running_due_ms.reset();
      row.due_at_ms = milliseconds(*next);
      row.last_ran_at_ms = milliseconds(now);
    } else {
      row.running_due_ms = milliseconds(run.due);
    }
    records.scheduled_jobs.save(row);
  });
}

Scheduler::Outcome Scheduler::do_in_lease(Instant now, const std::function<void(Records&)>& work) {
  bool is_ours = true;
  const bool is_committed = engine_.run([&](Records& records) {
    is_ours = records.leases.holds(kLease, holder_, token_, milliseconds(now));
    if (is_ours) work(records);
  });
  if (!is_ours) return Outcome::kNotOurs;
  return is_committed ? Outcome::kDone : Outcome::kFailed;
}

void Scheduler::report_failed_run(Planned& planned) {
  ++planned.failures;
  planned.failed_at = clock_.now();
  planned.failed_runs->Increment();
  log_error("a scheduled job failed",
            {{"job", planned.job.name},
             {"failures", std::to_string(planned.failures)},
             {"again_in_minutes", std::to_string(retry_after(planned.failures).count())}});
}

void Scheduler::show_lag() {
  if (!is_holding_) return;
  const Instant now = clock_.now();
  Milliseconds lag{0};
  for (const Planned& planned : plan_) {
    if (planned.due) lag = std::max(lag, now - *planned.due);
  }
  figures_->lag_seconds.Set(std::chrono::duration<double>(lag).count());
}

Instant latest_due(const NextDue& next_due, Instant known, Instant now) {
  Instant latest = known;
  // Looks for one ever further back, rather than walking over all that were missed in years.
  for (Milliseconds step = kFirstStepBack; now - step > known; step *= 2) {
    const Instant found = next_after(next_due, now - step);
    if (found > now) continue;
    latest = found;
    break;
  }
  for (Instant next = next_after(next_due, latest); next <= now; next = next_after(next_due, next))
    latest = next;
  return latest;
}

}  // namespace sammachip
