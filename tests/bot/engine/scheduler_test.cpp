#include "bot/engine/scheduler.h"

#include <filesystem>

#include "storage/machine/scheduled_jobs.h"
#include "storage/records.h"
#include "tests/bot/engine/scheduler_rig.h"
#include "tests/bot/quick_times.h"

using namespace sammachip;
using namespace sammachip::testing;

namespace {

// Of this process.
std::size_t threads_now() {
  const std::filesystem::directory_iterator threads("/proc/self/task");
  return static_cast<std::size_t>(std::distance(begin(threads), end(threads)));
}

}  // namespace

TEST_CASE("The latest of many missed times is found at once") {
  int asked = 0;
  const auto each_minute = [&](Instant after) {
    ++asked;
    return std::chrono::floor<std::chrono::minutes>(after) + 1min;
  };
  CHECK(latest_due(each_minute, kSeven, kSeven) == kSeven);
  CHECK(latest_due(each_minute, kSeven, kSeven + 59s) == kSeven);
  CHECK(latest_due(each_minute, kSeven, kSeven + 60s) == kSeven + 60s);
  CHECK(latest_due(each_minute, kSeven, kSeven + 1000 * kDay + 1s) == kSeven + 1000 * kDay);
  CHECK(asked < 50);
  CHECK_THROWS_AS(latest_due([](Instant) { return kSeven; }, kSeven, kSeven + 1s),
                  std::logic_error);
}

TEST_CASE("A job runs once at its time, and one not known yet waits for it") {
  on_each_engine([](const std::string& url) {
    HandClock clock;
    Runs runs;
    clock.set(kSeven + 40min);
    Process process(url, clock, {daily("digest", runs)});
    process.scheduler->look();
    CHECK(runs.empty());
    clock.set(kSeven + 30min + kDay - 1ms);
    process.scheduler->look();
    CHECK(runs.empty());
    clock.advance(1ms);
    for (int look = 0; look < 3; ++look) process.scheduler->look();
    REQUIRE(runs.size() == 1);
    CHECK(runs[0].due == kSeven + 30min + kDay);
    std::optional<JobPlan> plan;
    process.engine.run([&](Records& records) { plan = records.scheduled_jobs.find("digest"); });
    REQUIRE(plan);
    CHECK(plan->last_ran_at_ms == milliseconds(clock.now()));
    CHECK(plan->due_at_ms == milliseconds(kSeven + 30min + 2 * kDay));
    CHECK(process.shows("sammachip_scheduler_runs_total{job=\"digest\"} 1"));
    CHECK(process.shows("sammachip_scheduler_lease_held 1"));
  });
}

TEST_CASE("What a job notes of its day stays when the time of the next run is noted") {
  const TemporaryFolder folder;
  HandClock clock;
  ScheduledJob job = {"digest", [](Instant after) { return next_daily(after, 450min, kThailand); },
                      [](Records& records, const ScheduledRun&) {
                        JobPlan plan = *records.scheduled_jobs.find("digest");
                        plan.last_day = "2026-11-23";
                        records.scheduled_jobs.save(plan);
                        return std::string();
                      }};
  Process process(folder.url(), clock, {job});
  process.scheduler->look();
  clock.advance(31min);
  process.scheduler->look();
  CHECK(number(folder.url(),
               "SELECT COUNT(*) FROM scheduled_job WHERE last_day = "
               "'2026-11-23' AND last_ran_at_ms IS NOT NULL") == 1);
}

TEST_CASE("A restart runs nothing twice, and what came due meanwhile once") {
  const TemporaryFolder folder;
  HandClock clock;
  Runs runs;
  const auto lives_for = [&](std::chrono::milliseconds time) {
    Process process(folder.url(), clock, {daily("digest", runs)});
    process.scheduler->look();
    clock.advance(time);
    process.scheduler->look();
  };
  lives_for(31min);
  REQUIRE(runs.size() == 1);
  lives_for(1min);
  lives_for(1min);
  CHECK(runs.size() == 1);
  clock.advance(3 * kDay);
  lives_for(1min);
  REQUIRE(runs.size() == 2);
  CHECK(runs[1].due == kSeven + 30min + 3 * kDay);
}

TEST_CASE("A run whose commit was done, though nobody said so, is not repeated") {
  const TemporaryFolder folder;
  HandClock clock;
  Runs runs;
  Process process(folder.url(), clock, {daily("digest", runs)});
  clock.set(kSeven + 30min - 1s);
  process.scheduler->look();
  clock.advance(2s);  // The lease need not be prolonged yet, so the plan is not read again.
  REQUIRE(process.engine.run([&](Records& records) {
    records.scheduled_jobs.save(
        {"digest", milliseconds(kSeven + 30min + kDay), milliseconds(clock.now())});
  }));
  process.scheduler->look();
  CHECK(runs.empty());
  clock.advance(kDay);
  process.scheduler->look();
  CHECK(runs.size() == 1);
}

TEST_CASE("After ten days asleep a job runs once, for its latest time") {
  const TemporaryFolder folder;
  HandClock clock;
  Runs runs;
  Process process(folder.url(), clock, {daily("digest", runs)});
  process.scheduler->look();
  clock.advance(10 * kDay);
  for (int look = 0; look < 3; ++look) process.scheduler->look();
  REQUIRE(runs.size() == 1);
  CHECK(runs[0].due == kSeven + 30min + 9 * kDay);
  CHECK(runs[0].now == kSeven + 10 * kDay);
}

TEST_CASE("A clock that is set back runs nothing again") {
  const TemporaryFolder folder;
  HandClock clock;
  Runs runs;
  Process process(folder.url(), clock, {daily("digest", runs)});
  process.scheduler->look();
  clock.set(kSeven + 31min);
  process.scheduler->look();
  REQUIRE(runs.size() == 1);
  clock.set(kSeven + 10min);
  for (int minute = 0; minute < 60; ++minute) {
    process.scheduler->look();
    clock.advance(1min);
  }
  CHECK(runs.size() == 1);
  clock.set(kSeven + 30min + kDay);
  process.scheduler->look();
  CHECK(runs.size() == 2);
}

TEST_CASE("A job does not wait for the day to which a wrong clock had gone ahead") {
  const TemporaryFolder folder;
  HandClock clock;
  Runs runs;
  auto process = std::make_unique<Process>(folder.url(), clock, std::vector{daily("digest", runs)});
  process->scheduler->look();
  clock.advance(10 * kDay);
  process->scheduler->look();
  REQUIRE(runs.size() == 1);
  // The lease, too, would last until then.
  process->die();
  Process next(folder.url(), clock, {daily("digest", runs)});
  clock.set(kSeven + 1min);
  next.scheduler->look();
  CHECK(runs.size() == 1);
  clock.set(kSeven + 30min);
  next.scheduler->look();
  REQUIRE(runs.size() == 2);
  CHECK(runs[1].due == kSeven + 30min);
}

TEST_CASE("A job that throws is undone and tried again, ever later, and holds up no other") {
  const TemporaryFolder folder;
  HandClock clock;
  Runs good, bad;
  bool is_broken = true;
  ScheduledJob breaks = daily("broken", bad);
  breaks.run = [&, run = breaks.run](Records& records, const ScheduledRun& page) {
    std::string position = run(records, page);
    if (is_broken) throw std::runtime_error("secret of the person");
    return position;
  };
  Process process(folder.url(), clock, {breaks, daily("good", good)});
  process.scheduler->look();
  clock.set(kSeven + 30min);
  process.scheduler->look();
  CHECK(bad.size() == 1);
  CHECK(good.size() == 1);
  CHECK(number(folder.url(), "SELECT COUNT(*) FROM setting WHERE key = 'ran broken'") == 0);
  for (const auto wait : {1min, 2min, 4min, 8min, 16min, 30min, 30min}) {
    const std::size_t tries = bad.size();
    clock.advance(wait - 1ms);
    process.scheduler->look();
    CHECK(bad.size() == tries);
    clock.advance(1ms);
    process.scheduler->look();
    CHECK(bad.size() == tries + 1);
  }
  CHECK(process.shows("sammachip_scheduler_failures_total{job=\"broken\"} 8"));
  CHECK(process.shows("sammachip_scheduler_lag_seconds 5460"));
  is_broken = false;
  clock.advance(30min);
  process.scheduler->look();
  process.scheduler->look();
  CHECK(bad.size() == 9);
  CHECK(bad.back().due == kSeven + 30min);
  CHECK(process.shows("sammachip_scheduler_lag_seconds 0"));
  CHECK(good.size() == 1);
}

TEST_CASE("A job whose times do not move on holds up no other") {
  const TemporaryFolder folder;
  HandClock clock;
  Runs runs, stuck_runs;
  ScheduledJob stuck = daily("stuck", stuck_runs);
  stuck.next_due = [](Instant) { return kSeven; };
  Process process(folder.url(), clock, {stuck, daily("good", runs)});
  process.scheduler->look();
  clock.advance(31min);
  process.scheduler->look();
  CHECK(runs.size() == 1);
  CHECK(stuck_runs.empty());
}

TEST_CASE("The metrics tell until when every job that was due is done") {
  const TemporaryFolder folder;
  HandClock clock;
  Runs runs;
  Process process(folder.url(), clock, {daily("digest", runs)});
  CHECK(process.shows("sammachip_scheduler_looked_seconds 0"));
  process.scheduler->look();
  CHECK(process.shows("sammachip_scheduler_looked_seconds 1795392000"));
  clock.advance(31min);
  CHECK(process.shows("sammachip_scheduler_looked_seconds 1795392000"));
  process.scheduler->look();
  CHECK(runs.size() == 1);
  CHECK(process.shows("sammachip_scheduler_looked_seconds 1795393860"));
}

TEST_CASE("Two jobs of one name are a mistake of the program") {
  const TemporaryFolder folder;
  HandClock clock;
  Runs runs;
  const std::vector twice = {daily("digest", runs), daily("digest", runs)};
  CHECK_THROWS_AS(Process(folder.url(), clock, twice), std::logic_error);
}

TEST_CASE("The scheduler's thread looks by itself, ends when told and gives the lease back") {
  const TemporaryFolder folder;
  HandClock clock;
  Runs runs;
  Process process(folder.url(), clock, {});
  Scheduler scheduler(process.engine, clock, process.metrics, {daily("digest", runs)},
                      {.poll = 10ms});
  scheduler.start();
  const auto ran = [&](int times) {
    return wait_until([&] {
      return number(folder.url(),
                    "SELECT COUNT(*) FROM scheduled_job WHERE "
                    "last_ran_at_ms IS NOT NULL") == times;
    });
  };
  REQUIRE(
      wait_until([&] { return number(folder.url(), "SELECT COUNT(*) FROM scheduled_job") == 1; }));
  clock.advance(31min);
  CHECK(ran(1));
  scheduler.stop();
  CHECK(number(folder.url(), "SELECT COUNT(*) FROM lease WHERE holder = ''") == 1);
  CHECK(runs.size() == 1);
}

TEST_CASE("The service runs the jobs that the programme has") {
  class Punctual : public Echo {
   public:
    std::vector<ScheduledJob> scheduled_jobs() override {
      return {{"tick",
               [](Instant after) { return std::chrono::floor<std::chrono::seconds>(after) + 1s; },
               [this](Records&, const ScheduledRun&) {
                 ++ticks;
                 return std::string();
               }}};
    }
    std::atomic<int> ticks = 0;
  };
  const TemporaryFolder folder;
  MovableClock clock;
  Punctual programme;
  Config config;
  config.listen = "127.0.0.1:0";
  config.database_url = folder.url();
  config.line_channel_secrets = {"secret"};
  config.line_channel_token = "token";
  config.line_api_url = config.line_data_url = "http://127.0.0.1:1";
  {
    Service service(config, programme, clock, quick_times());
    const std::size_t threads = threads_now();  // Those of its HTTP clients stay.
    service.start();
    CHECK(wait_until([&] {
      clock.advance(1s);
      return programme.ticks >= 2;
    }));
    CHECK(threads_now() > threads);
    service.stop(0ms);
    // Nobody is left who could run it once more.
    CHECK(wait_until([&] { return threads_now() <= threads; }));
  }
}
