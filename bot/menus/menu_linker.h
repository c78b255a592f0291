// Tells LINE which rich menu each person is to see, as storage/machine/menu_links.h wants it.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

#include "bot/base/clock.h"
#include "bot/engine/event_engine.h"
#include "bot/line/line_client.h"
#include "storage/machine/menu_links.h"
#include "storage/readers.h"

namespace sammachip {

// One thread that makes one call at a time, so that a change of menu for everybody is spread and
// messages go first. What LINE refuses for now (429, 5xx, no connection) is tried again after 1 s,
// 2 s and so on up to 10 minutes, and everybody else waits as long; what it refuses for good, the
// next day. Twice told does no harm. Thread-safe.
class MenuLinker {
 public:
  // How often it looks by itself: the menus are installed by another process, and the clock may be
  // moved. Reading a table with nothing to do takes some 20 microseconds.
  static constexpr std::chrono::milliseconds kLookEvery{2'000};

  // All references must outlive *this, and *this must end before the engine's run.
  MenuLinker(EventEngine& engine, const Database& database, LineClient& line, const Clock& clock,
             std::chrono::milliseconds look_every = kLookEvery);
  ~MenuLinker();  // Stops.
  MenuLinker(const MenuLinker&) = delete;
  MenuLinker& operator=(const MenuLinker&) = delete;

  // Also takes up what an earlier process left. REQUIRES: the engine was started.
  void start();
  // Finishes the call that has begun, then ends. Idempotent.
  void stop();
  // Something was committed: looks soon whether anybody is to see another menu. Never waits.
  void look();

 private:
  enum class Told { kDone, kNotNow, kRefused };

  void work();
  void tell_those_due();
  Told tell(const DueMenuLink& due);
  bool is_stopping();

  EventEngine& engine_;
  LineClient& line_;
  const Clock& clock_;
  Readers readers_;
  const std::chrono::milliseconds look_every_;

  std::mutex mutex_;  // Guards what follows.
  std::condition_variable changed_;
  bool has_news_ = false;
  bool is_stopping_ = false;

  int failures_ = 0;  // In a row; the thread's own, as the next.
  std::chrono::steady_clock::time_point not_before_{};
  std::thread thread_;
};

}  // namespace sammachip
