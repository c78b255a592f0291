#include "simulator/quota.h"

#include <utility>

namespace sammachip::simulator {

namespace {

constexpr long long kKeyKnownMs = 24LL * 3600 * 1000;
constexpr std::size_t kKeysKnown = 100000;

}  // namespace

bool Quota::charge(int messages) {
  const std::lock_guard lock(mutex_);
  int& used = used_[bangkok_month(clock_.now_ms())];
  // A call that charges nobody still needs something left, as LINE answers 429 to any push then.
  if (limit_ >= 0 && (used + messages > limit_ || used >= limit_)) return false;
  used += messages;
  return true;
}

int Quota::used() const {
  const std::lock_guard lock(mutex_);
  const auto found = used_.find(bangkok_month(clock_.now_ms()));
  return found == used_.end() ? 0 : found->second;
}

int Quota::limit() const {
  const std::lock_guard lock(mutex_);
  return limit_;
}

void Quota::set_limit(int limit) {
  const std::lock_guard lock(mutex_);
  limit_ = limit;
}

void Quota::set_used(int used) {
  const std::lock_guard lock(mutex_);
  used_[bangkok_month(clock_.now_ms())] = used;
}

const Accepted* RetryKeys::find(const std::string& key) {
  const auto found = accepted_.find(key);
  if (found == accepted_.end()) return nullptr;
  if (clock_.now_ms() - found->second.at_ms > kKeyKnownMs) {
    accepted_.erase(found);
    return nullptr;
  }
  return &found->second;
}

void RetryKeys::remember(const std::string& key, Accepted accepted) {
  if (accepted_.size() >= kKeysKnown) {
    const long long oldest_ms = clock_.now_ms() - kKeyKnownMs;
    std::erase_if(accepted_, [&](const auto& entry) { return entry.second.at_ms < oldest_ms; });
    if (accepted_.size() >= kKeysKnown) accepted_.erase(accepted_.begin());
  }
  accepted_[key] = std::move(accepted);
}

}  // namespace sammachip::simulator
