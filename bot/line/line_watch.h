// Whether calls to LINE work, as the log tells it.
#pragma once

#include <chrono>
#include <functional>
#include <mutex>
#include <string>

#include "bot/base/log.h"

namespace sammachip {

// Calls that fail now and then are warnings, one each. After three in a row it is said once that
// none works; from there on they are counted, and the count is told after 1, 2, 4 and so on up to
// 60 minutes. The first that works again is told with how long it lasted. Where calls work and fail
// by turns that is said once a minute at most. Thread-safe.
class LineWatch {
 public:
  using Moment = std::chrono::steady_clock::time_point;
  using Now = std::function<Moment()>;

  // `host` is said in each line. `now` is for tests.
  explicit LineWatch(std::string host, Now now = std::chrono::steady_clock::now);
  ~LineWatch();  // Tells what was not told.
  LineWatch(const LineWatch&) = delete;
  LineWatch& operator=(const LineWatch&) = delete;

  void worked();
  // `fields` says what failed and how.
  void failed(LogFields fields);

 private:
  // Both: REQUIRES mutex_ to be held.
  void tell_of_more(Moment now);
  std::string minutes_since(Moment now) const;

  const std::string host_;
  const Now now_;

  std::mutex mutex_;  // Guards all that follows.
  bool is_away_ = false;
  long long failed_ = 0;  // In a row.
  long long told_ = 0;    // How many of those are told.
  Moment since_{};        // The first of them.
  Moment tell_at_{};
  std::chrono::minutes pause_{0};
  Moment not_away_before_{};
};

}  // namespace sammachip
