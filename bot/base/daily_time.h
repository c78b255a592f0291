// Times of day, for jobs that come every day.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "bot/base/clock.h"

namespace sammachip {

// Returns "07:30" as the minutes since midnight; nothing if it is not HH:MM from 00:00 to 23:59.
std::optional<std::chrono::minutes> time_of_day(std::string_view text);

// Returns the first moment strictly after `after` at which clocks that are `utc_offset` ahead of
// UTC show `time_of_day` (since midnight, less than a day).
Instant next_daily(Instant after, std::chrono::minutes time_of_day,
                   std::chrono::minutes utc_offset);

}  // namespace sammachip
