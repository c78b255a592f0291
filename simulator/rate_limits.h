#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <string>

namespace sammachip::simulator {

// A token bucket for each endpoint, by the machine's steady clock. Safe from any thread.
class RateLimits {
 public:
  // Whether a call to `endpoint` fits: its bucket holds `size` calls and fills with `size` in
  // `period_s` seconds.
  bool take(const std::string& endpoint, double size, double period_s);

 private:
  struct Bucket {
    double calls = 0;
    std::chrono::steady_clock::time_point filled_at;
  };
  std::mutex mutex_;
  std::map<std::string, Bucket> buckets_;
};

}  // namespace sammachip::simulator
