#include "simulator/rate_limits.h"

#include <algorithm>

namespace sammachip::simulator {

bool RateLimits::take(const std::string& endpoint, double size, double period_s) {
  const auto now = std::chrono::steady_clock::now();
  const std::lock_guard lock(mutex_);
  auto [entry, is_new] = buckets_.try_emplace(endpoint, Bucket{size, now});
  Bucket& bucket = entry->second;
  const double passed_s = std::chrono::duration<double>(now - bucket.filled_at).count();
  bucket.calls = std::min(size, bucket.calls + passed_s * size / period_s);
  bucket.filled_at = now;
  if (bucket.calls < 1) return false;
  bucket.calls -= 1;
  return true;
}

}  // namespace sammachip::simulator
