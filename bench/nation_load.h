// Reports at a steady rate, as they come in from a country while the bot does its own work.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <thread>

#include "bench/load.h"
#include "bench/nation_country.h"

namespace bench {

// One thread, from start() to stop(). The next report is sent when its time has come, whether or
// not those before it were answered, over as many connections as that takes up to a limit; and the
// time of an answer counts from when the report should have been sent. So a bot that stands still
// for ten seconds is seen to do so by five hundred people, not by one.
//   They come from houses whose round ends on the day after the nation's: nothing is due to them,
// so what is due stays the same.
class SteadyReports {
 public:
  // `now_ms` tells the bot's time, from any thread. All must outlive *this.
  SteadyReports(const Nation& nation, int port, double per_second,
                std::function<std::uint64_t()> now_ms);
  ~SteadyReports();
  SteadyReports(const SteadyReports&) = delete;
  SteadyReports& operator=(const SteadyReports&) = delete;

  // REQUIRES: it does not run.
  void start();
  // Waits for the last answers, up to ten seconds; one that does not come counts as refused.
  Answers stop();
  std::uint64_t sent() const { return sent_; }

 private:
  std::string next_request();
  void work();

  const Nation& nation_;
  const int port_;
  const std::chrono::duration<double> between_;
  const std::function<std::uint64_t()> now_ms_;
  std::int64_t house_ = 0;
  std::uint64_t sent_ = 0;
  Answers answers_;
  std::atomic<bool> is_ending_ = false;
  std::thread thread_;
};

}  // namespace bench
