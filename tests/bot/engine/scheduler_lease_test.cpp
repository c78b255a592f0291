// Several processes on one database.
#include <future>

#include "storage/machine/leases.h"
#include "storage/records.h"
#include "tests/bot/engine/scheduler_rig.h"

using namespace sammachip;
using namespace sammachip::testing;

TEST_CASE("Of two processes on one database one runs the jobs, and if it stops the other does") {
  on_each_engine([](const std::string& url) {
    HandClock clock;
    Runs first_runs, second_runs;
    Process first(url, clock, {daily("digest", first_runs)});
    Process second(url, clock, {daily("digest", second_runs)});
    for (int minute = 0; minute < 60; ++minute) {
      second.scheduler->look();
      first.scheduler->look();
      clock.advance(20s);  // Less than the lease's life.
      first.scheduler->look();
      clock.advance(40s);
      second.scheduler->look();
    }
    CHECK(first_runs.size() + second_runs.size() == 1);
    CHECK(second_runs.size() == 1);
    CHECK(first.shows("sammachip_scheduler_lease_held 0"));
    second.scheduler->stop();
    clock.advance(kDay);
    first.scheduler->look();
    CHECK(first.shows("sammachip_scheduler_lease_held 1"));
    CHECK(first_runs.size() == 1);
  });
}

TEST_CASE("A lease given back is taken at once") {
  const TemporaryFolder folder;
  HandClock clock;
  Runs runs;
  Process first(folder.url(), clock, {daily("digest", runs)});
  Process second(folder.url(), clock, {daily("digest", runs)});
  first.scheduler->look();
  second.scheduler->look();
  CHECK(second.shows("sammachip_scheduler_lease_held 0"));
  first.scheduler->stop();
  second.scheduler->look();
  CHECK(second.shows("sammachip_scheduler_lease_held 1"));
}

TEST_CASE("Another process takes over from a dead one once its lease has lapsed") {
  on_each_engine([](const std::string& url) {
    HandClock clock;
    Runs first_runs, second_runs;
    Process first(url, clock, {daily("digest", first_runs)});
    Process second(url, clock, {daily("digest", second_runs)});
    first.scheduler->look();
    first.die();
    clock.advance(29s);
    second.scheduler->look();
    CHECK(second.shows("sammachip_scheduler_lease_held 0"));
    clock.advance(1s);
    second.scheduler->look();
    CHECK(second.shows("sammachip_scheduler_lease_held 1"));
    long long token = 0;
    second.engine.run([&](Records& records) {
      token = records.connection.number("SELECT token FROM lease WHERE name = 'scheduler'");
    });
    CHECK(token == 2);
    clock.advance(kDay);
    second.scheduler->look();
    CHECK(first_runs.empty());
    CHECK(second_runs.size() == 1);
  });
}

TEST_CASE("A process that wakes up after another took the lease runs nothing") {
  on_each_engine([](const std::string& url) {
    HandClock slept, clock;
    Runs slept_runs;
    Process sleeper(url, slept, {daily("digest", slept_runs)});
    Process other(url, clock, {});
    slept.set(kSeven + 30min - 1s);
    clock.set(kSeven + 30min + 30s);
    sleeper.scheduler->look();
    CHECK(sleeper.shows("sammachip_scheduler_lease_held 1"));
    std::optional<long long> token;
    REQUIRE(other.engine.run([&](Records& records) {
      token = records.leases.take("scheduler", "another", milliseconds(clock.now()), 30'000);
    }));
    CHECK(token == 2);
    slept.advance(2s);  // By its own clock the lease is good, and the job is due.
    for (int look = 0; look < 3; ++look) sleeper.scheduler->look();
    CHECK(slept_runs.empty());
    CHECK(sleeper.shows("sammachip_scheduler_lease_held 0"));
    CHECK(sleeper.shows("sammachip_scheduler_failures_total{job=\"digest\"} 0"));
  });
}

TEST_CASE("A job under way when the lease lapses is not run by another process, too") {
  on_each_engine([](const std::string& url) {
    HandClock slow, clock;
    Runs slow_runs, runs;
    std::promise<void> begun, other_looked;
    ScheduledJob slow_job = daily("digest", slow_runs);
    slow_job.run = [&, run = slow_job.run](Records& records, const ScheduledRun& page) {
      std::string position = run(records, page);
      begun.set_value();
      other_looked.get_future().wait();
      return position;
    };
    Process first(url, slow, {slow_job});
    Process second(url, clock, {daily("digest", runs)});
    first.scheduler->look();
    slow.advance(30min);
    clock.advance(31min);
    const auto running = std::async(std::launch::async, [&] { first.scheduler->look(); });
    begun.get_future().wait();
    second.scheduler->look();  // In vain: it gives up waiting for the records.
    CHECK(second.shows("sammachip_scheduler_lease_held 0"));
    other_looked.set_value();
    running.wait();
    second.scheduler->look();
    CHECK(second.shows("sammachip_scheduler_lease_held 1"));
    CHECK(slow_runs.size() == 1);
    CHECK(runs.empty());
  });
}
