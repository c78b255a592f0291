#include "handlers/pushes/held_job.h"

#include <algorithm>

#include "bot/base/daily_time.h"
#include "storage/machine/held_messages.h"
#include "storage/records.h"

namespace sammachip {

namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr minutes kMorning = hours(8) + minutes(30);
constexpr minutes kAfternoon = hours(16) + minutes(30);
constexpr hours kLongest{24};
constexpr int kHeldAtOnce = 50;

Instant next_look_in_public(Instant now, const NotifySettings& settings) {
  Instant look = now;
  do {
    look = next_held_look(look, settings.utc_offset);
  } while (is_quiet(look, settings) && look < now + std::chrono::days{31});
  return look;
}

}  // namespace

Instant next_held_look(Instant after, minutes utc_offset) {
  return std::min(next_daily(after, kMorning, utc_offset),
                  next_daily(after, kAfternoon, utc_offset));
}

std::string push_held(Records& records, const Texts& texts, const NotifySettings& settings,
                      Instant now, const std::string& position, std::chrono::milliseconds page) {
  if (is_quiet(now, settings)) return {};
  const auto began = std::chrono::steady_clock::now();
  const Instant next = next_look_in_public(now, settings);
  Notifier notifier(records, texts, settings, now);
  std::string last = position;
  for (;;) {
    const auto waiting = records.held_messages.to_push(
        milliseconds(next - kLongest), milliseconds(next), milliseconds(now), last, kHeldAtOnce);
    for (const auto& message : waiting) {
      if (notifier.left_today(PushClass::kNotice) == 0) return {};
      // What went out with an earlier one is refused here: it is one push a day.
      notifier.push_held(message.user_id);
      last = message.id;
      if (std::chrono::steady_clock::now() - began >= page) return last;
    }
    if (waiting.size() < kHeldAtOnce) return {};
  }
}

}  // namespace sammachip
