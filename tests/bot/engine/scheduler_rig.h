// What the scheduler's tests share: a clock that stands still, a daily job, and processes that look
// when told.
#pragma once

#include <catch2/catch.hpp>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "bot/base/daily_time.h"
#include "bot/engine/scheduler.h"
#include "storage/machine/settings.h"
#include "tests/bot/rig.h"
#include "tests/support/each_engine.h"

namespace sammachip::testing {

inline constexpr std::chrono::hours kThailand{7};
inline constexpr std::chrono::hours kDay{24};
// 2026-11-23 07:00 in Thailand.
inline const Instant kSeven = instant_from(1'795'392'000'000);

// Stands still until it is moved.
class HandClock : public Clock {
 public:
  Instant now() const override { return instant_from(now_ms_); }
  void set(Instant now) { now_ms_ = milliseconds(now); }
  void advance(std::chrono::milliseconds by) { now_ms_ += by.count(); }

 private:
  std::atomic<std::int64_t> now_ms_ = milliseconds(kSeven);
};

struct Run {
  Instant due;
  Instant now;
};
using Runs = std::vector<Run>;

// Comes every day at 07:30, and keeps in the records how often.
inline ScheduledJob daily(const std::string& name, Runs& runs) {
  return {name, [](Instant after) { return next_daily(after, 450min, kThailand); },
          [&runs, name](Records& records, const ScheduledRun& run) {
            runs.push_back({run.due, run.now});
            const std::string before = records.settings.find("ran " + name).value_or("0");
            records.settings.save("ran " + name, std::to_string(std::stoi(before) + 1));
            return std::string();
          }};
}

// One process: the scheduler looks when told.
struct Process {
  Process(const std::string& url, const Clock& clock, std::vector<ScheduledJob> jobs)
      : database(url), engine(database, echo, clock, metrics, {}) {
    engine.start([](std::vector<OutboxMessage>, std::optional<std::int64_t>) {});
    scheduler = std::make_unique<Scheduler>(engine, clock, metrics, std::move(jobs));
  }
  // Is no more there, without having said so.
  void die() { engine.stop(); }
  bool shows(const std::string& line) const {
    return metrics.text().find("\n" + line + "\n") != std::string::npos;
  }

  Database database;
  Echo echo;
  Metrics metrics;
  EventEngine engine;
  std::unique_ptr<Scheduler> scheduler;
};

}  // namespace sammachip::testing
