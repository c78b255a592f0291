// The channel access token with which the bot calls LINE. docs/line.md 2.2.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>

#include "bot/base/config.h"
#include "bot/base/metrics.h"
#include "bot/http/http_client.h"

namespace sammachip {

// A long-lived token from the settings, or stateless ones (15 minutes) fetched with id and secret,
// kept for four fifths of their life, and asked for by one thread while the others wait.
// Thread-safe.
class AccessTokens {
 public:
  // `api` and `metrics` must outlive *this.
  AccessTokens(const Config& config, HttpClient& api, Metrics& metrics);

  // A token to send, or nothing if LINE gives none just now (logged; asked again a second later at
  // the earliest). Waits for the network.
  std::optional<std::string> get();
  // Says that LINE answered 401 to `token`: the next get() fetches another, unless that happened
  // already. False if there can be no other one (a token from the settings).
  bool refused(const std::string& token);

 private:
  using Moment = std::chrono::steady_clock::time_point;
  struct Fetched {
    std::string token;
    std::chrono::seconds life{0};
  };
  std::optional<Fetched> fetch();

  const std::string fixed_token_;
  const std::string channel_id_;
  const std::vector<std::string> secrets_;
  HttpClient& api_;
  Metrics& metrics_;

  std::mutex mutex_;
  std::condition_variable fetched_;
  bool is_fetching_ = false;  // This and what follows: guarded by mutex_.
  std::string token_;         // Empty: none.
  Moment use_until_{};
  Moment not_again_before_{};  // After a failure.
};

}  // namespace sammachip
