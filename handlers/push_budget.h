// What messages cost: LINE counts each push to each person, and a plan allows so many a month.
// DOMAIN 7, 12.6.
#pragma once

#include "bot/clock.h"
#include "language/date.h"
#include "storage/records.h"

namespace sammachip {

// The setting that says how many a month may be sent, and what holds without it.
inline constexpr char kPushCeiling[] = "push_ceiling";
inline constexpr long long kUsualPushCeiling = 280;

// No push arrives from 20:00 to 07:00.
inline constexpr std::chrono::hours kQuietFrom{20};
inline constexpr std::chrono::hours kQuietUntil{7};

// The first moment from `now` on that is not in the quiet hours.
Instant next_push_time(Instant now, std::chrono::minutes utc_offset);

// How many may still be sent in the month of `day`; never below zero.
long long pushes_left(Day day, Records& records);

}  // namespace sammachip
