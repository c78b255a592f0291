#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>

namespace sammachip::simulator {

// Counts what happened on the platform, so that pages and tests can wait for more. Safe from any
// thread.
class Changes {
 public:
  long long count() const {
    const std::lock_guard lock(mutex_);
    return count_;
  }

  // Something happened.
  void note() {
    const std::lock_guard lock(mutex_);
    ++count_;
    changed_.notify_all();
  }

  // Waits until more than `count` happened; false if `timeout` passed first.
  bool wait_beyond(long long count, std::chrono::milliseconds timeout) const {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, timeout, [&] { return count_ > count; });
  }

  // Waits until `holds`, asked after each change; false if `timeout` passed first. `holds` may
  // take locks that are held while note() is called by nobody.
  bool wait_until(const std::function<bool()>& holds, std::chrono::milliseconds timeout) const {
    const auto until = std::chrono::steady_clock::now() + timeout;
    for (;;) {
      const long long before = count();
      if (holds()) return true;
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
          until - std::chrono::steady_clock::now());
      if (left.count() <= 0) return false;
      wait_beyond(before, left);
    }
  }

 private:
  mutable std::mutex mutex_;
  mutable std::condition_variable changed_;
  long long count_ = 0;
};

}  // namespace sammachip::simulator
