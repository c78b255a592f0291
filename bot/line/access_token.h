// The channel access token with which the bot calls LINE. docs/line.md 2.2.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <string>

#include "bot/base/config.h"
#include "bot/base/metrics.h"
#include "bot/http/http_client.h"

namespace sammachip {

// A long-lived token from the settings, or stateless ones (15 minutes) fetched with id and secret.
// From four fifths of its life on one is renewed; where that fails it serves until it ends, and the
// renewal is tried again after 1, 2, 4 and so on up to 30 seconds. One thread asks at a time: the
// others go on with the token there is, and wait only where there is none. Thread-safe.
class AccessTokens {
 public:
  using Moment = std::chrono::steady_clock::time_point;
  using Now = std::function<Moment()>;

  // `api` and `metrics` must outlive *this. `now` is for tests.
  AccessTokens(const Config& config, HttpClient& api, Metrics& metrics,
               Now now = std::chrono::steady_clock::now);

  // A token to send, or nothing if there is none and LINE gives none just now (logged; asked again
  // after 1, 2 and then 4 seconds at the earliest). Waits for the network.
  std::optional<std::string> get();
  // Says that LINE answered 401 to `token`: the next get() fetches another, unless that happened
  // already. False if there can be no other one (a token from the settings).
  bool refused(const std::string& token);

 private:
  struct Fetched {
    std::string token;
    std::chrono::seconds life{0};
  };
  std::optional<Fetched> fetch();
  // Both: REQUIRES mutex_ to be held.
  bool is_good() const;
  void keep(std::optional<Fetched> fetched, Moment asked_at);

  const std::string fixed_token_;
  const std::string channel_id_;
  const std::vector<std::string> secrets_;
  HttpClient& api_;
  Metrics& metrics_;
  const Now now_;

  std::mutex mutex_;
  std::condition_variable fetched_;
  bool is_fetching_ = false;  // This and what follows: guarded by mutex_.
  std::string token_;         // Empty: none.
  Moment renew_at_{};
  Moment use_until_{};
  int failures_ = 0;  // Of asking, in a row.
  Moment not_again_before_{};
};

}  // namespace sammachip
