// The hours of a day at which the bot says something of its own accord. docs/programme.md 8.1.
#pragma once

#include <chrono>

#include "bot/base/clock.h"

namespace sammachip {

// No push arrives from 20:00 to 07:00.
inline constexpr std::chrono::hours kQuietFrom{20};
inline constexpr std::chrono::hours kQuietUntil{7};

// The first moment from `now` on that is not in the quiet hours.
Instant next_push_time(Instant now, std::chrono::minutes utc_offset);

// A digest that would come later than this is not sent any more. docs/programme.md 8.3.
inline constexpr std::chrono::hours kDigestUntil{10};

}  // namespace sammachip
