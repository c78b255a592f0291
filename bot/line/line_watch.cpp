#include "bot/line/line_watch.h"

#include <algorithm>
#include <utility>

namespace sammachip {
namespace {

constexpr long long kAwayAfter = 3;
constexpr std::chrono::minutes kFirstPause{1};
constexpr std::chrono::minutes kLongestTold{60};
constexpr std::chrono::minutes kAfterItWorked{1};

}  // namespace

LineWatch::LineWatch(std::string host, Now now) : host_(std::move(host)), now_(std::move(now)) {}

LineWatch::~LineWatch() {
  if (is_away_ && failed_ > told_) tell_of_more(now_());
}

void LineWatch::worked() {
  const std::lock_guard lock(mutex_);
  const Moment now = now_();
  if (is_away_) {
    log_info(
        "calls to LINE work again",
        {{"host", host_}, {"failed", std::to_string(failed_)}, {"minutes", minutes_since(now)}});
    not_away_before_ = now + kAfterItWorked;
  }
  is_away_ = false;
  failed_ = 0;
}

void LineWatch::failed(LogFields fields) {
  const std::lock_guard lock(mutex_);
  const Moment now = now_();
  if (failed_++ == 0) since_ = now;
  if (is_away_) {
    if (now >= tell_at_) tell_of_more(now);
    return;
  }
  log_warning("a call to LINE failed", fields);
  if (failed_ < kAwayAfter || now < not_away_before_) return;
  is_away_ = true;
  told_ = failed_;
  pause_ = kFirstPause;
  tell_at_ = now + pause_;
  log_warning("no call to LINE works: from here on they are counted", {{"host", host_}});
}

void LineWatch::tell_of_more(Moment now) {
  log_warning(
      "calls to LINE still fail",
      {{"host", host_}, {"failed", std::to_string(failed_)}, {"minutes", minutes_since(now)}});
  told_ = failed_;
  pause_ = std::min(pause_ * 2, kLongestTold);
  tell_at_ = now + pause_;
}

std::string LineWatch::minutes_since(Moment now) const {
  return std::to_string(std::chrono::duration_cast<std::chrono::minutes>(now - since_).count());
}

}  // namespace sammachip
