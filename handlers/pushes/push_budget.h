// What messages cost: LINE counts each push to each person, and a plan allows so many a month.
// docs/programme.md 8.4.
#pragma once

#include <optional>

#include "bot/base/clock.h"
#include "bot/line/quota_reading.h"
#include "language/dates/date.h"

namespace sammachip {

struct Records;

// The setting that says how many a month may be sent, and what holds without it.
inline constexpr char kPushCeiling[] = "push_ceiling";
inline constexpr long long kUsualPushCeiling = 280;

// What is known of a month's pushes. Where our count and LINE's differ, the one that leaves fewer
// holds: LINE counts what officers send in its manager, too, and we what it has not counted yet.
struct PushCounts {
  long long ceiling = 0;                  // Ours.
  long long ledger = 0;                   // What we sent, or have decided to.
  std::optional<QuotaReading> line = {};  // LINE's own count; nothing if it said none this month.

  long long most() const;  // The lower of our ceiling and LINE's limit.
  long long used() const;
  long long left() const;  // Never below zero.
};
PushCounts push_counts(Day day, Records& records);

// How many may still be sent in the month of `day`; never below zero.
long long pushes_left(Day day, Records& records);

}  // namespace sammachip
