#include "simulator/access_tokens.h"

#include <utility>

#include "simulator/ids.h"

namespace sammachip::simulator {

namespace {

constexpr long long kCenturyS = 100LL * 365 * 86400;
constexpr std::size_t kAccessTokensKnown = 10000;

}  // namespace

AccessTokens::AccessTokens(const Clock& clock, std::string long_lived)
    : clock_(clock), long_lived_(std::move(long_lived)) {}

std::string AccessTokens::issue(long long lifetime_s) {
  std::string token = random_hex(64);
  const long long now_ms = clock_.now_ms();
  const std::lock_guard lock(mutex_);
  if (expires_at_ms_.size() >= kAccessTokensKnown) {
    std::erase_if(expires_at_ms_, [now_ms](const auto& entry) { return entry.second <= now_ms; });
  }
  expires_at_ms_[token] = now_ms + lifetime_s * 1000;
  return token;
}

void AccessTokens::revoke(const std::string& token) {
  const std::lock_guard lock(mutex_);
  expires_at_ms_.erase(token);
  if (token == long_lived_) long_lived_.clear();
}

void AccessTokens::revoke_all() {
  const std::lock_guard lock(mutex_);
  expires_at_ms_.clear();
  long_lived_.clear();
}

std::optional<long long> AccessTokens::seconds_left(const std::string& token) const {
  const std::lock_guard lock(mutex_);
  if (!token.empty() && token == long_lived_) return kCenturyS;
  const auto found = expires_at_ms_.find(token);
  if (found == expires_at_ms_.end()) return std::nullopt;
  const long long left_ms = found->second - clock_.now_ms();
  return left_ms > 0 ? std::optional(left_ms / 1000) : std::nullopt;
}

}  // namespace sammachip::simulator
