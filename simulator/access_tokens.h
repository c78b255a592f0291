#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "simulator/clock.h"

namespace sammachip::simulator {

// The channel access tokens that open the API. Safe from any thread; `clock` must outlive *this.
class AccessTokens {
 public:
  // `long_lived` never expires; empty: there is none.
  AccessTokens(const Clock& clock, std::string long_lived);

  // A new token that lasts `lifetime_s` seconds by the clock.
  std::string issue(long long lifetime_s);
  void revoke(const std::string& token);
  // Makes every token worthless, the long-lived one too.
  void revoke_all();
  // Seconds left, nullopt if unknown or expired. The long-lived one has a century.
  std::optional<long long> seconds_left(const std::string& token) const;

 private:
  const Clock& clock_;
  mutable std::mutex mutex_;
  std::string long_lived_;
  std::map<std::string, long long> expires_at_ms_;
};

}  // namespace sammachip::simulator
