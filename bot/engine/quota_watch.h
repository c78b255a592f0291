// Asks LINE from time to time how many of the month's pushes are used, and shows it in /metrics.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <thread>

#include "bot/base/clock.h"
#include "bot/base/metrics.h"
#include "bot/engine/event_engine.h"
#include "bot/line/line_client.h"
#include "storage/readers.h"

namespace sammachip {

// One thread that asks at start, every hour and when the day changes where LINE Thailand counts,
// and has the engine keep the answer (bot/line/quota_reading.h). While LINE does not answer it asks
// again after 1, 2, 4 and so on up to 60 minutes, and the last reading stands. Thread-safe.
class QuotaWatch {
 public:
  // How often the clock and our own ledger are looked at: the clock may be moved.
  static constexpr std::chrono::milliseconds kLookEvery{2'000};

  // All references must outlive *this, and *this must end before the engine's run.
  QuotaWatch(EventEngine& engine, const Database& database, LineClient& line, const Clock& clock,
             Metrics& metrics, std::chrono::milliseconds look_every = kLookEvery);
  ~QuotaWatch();  // Stops.
  QuotaWatch(const QuotaWatch&) = delete;
  QuotaWatch& operator=(const QuotaWatch&) = delete;

  // REQUIRES: the engine was started.
  void start();
  // Finishes the call that has begun, then ends. Idempotent.
  void stop();
  // How many looks are over, for tests.
  std::uint64_t looks() const { return looks_; }

 private:
  struct Figures;

  void work();
  void look();
  bool is_due(std::int64_t now_ms) const;
  void ask(std::int64_t now_ms);

  EventEngine& engine_;
  LineClient& line_;
  const Clock& clock_;
  Metrics& metrics_;
  Readers readers_;
  std::unique_ptr<Figures> figures_;
  const std::chrono::milliseconds look_every_;
  std::atomic<std::uint64_t> looks_ = 0;

  std::mutex mutex_;
  std::condition_variable changed_;
  bool is_stopping_ = false;  // Guarded by mutex_.

  int failures_ = 0;  // In a row; the thread's own, as the next.
  std::int64_t next_ms_ = 0;
  std::thread thread_;
};

}  // namespace sammachip
