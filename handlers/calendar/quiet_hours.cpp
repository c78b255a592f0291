#include "handlers/calendar/quiet_hours.h"

namespace sammachip {

Instant next_push_time(Instant now, std::chrono::minutes utc_offset) {
  const Instant local = now + utc_offset;
  const auto midnight = std::chrono::floor<std::chrono::days>(local);
  const auto clock = local - midnight;
  if (clock >= kQuietFrom) return midnight + std::chrono::days{1} + kQuietUntil - utc_offset;
  if (clock < kQuietUntil) return midnight + kQuietUntil - utc_offset;
  return now;
}

}  // namespace sammachip
