// How many of the month's pushes LINE counts, as it last said: read over the network by whoever may
// wait, kept for those who may not.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "bot/line/line_client.h"

namespace sammachip {

struct Records;

struct QuotaReading {
  std::string month = {};   // "YYYY-MM": see line_month().
  Quota quota = {};         // LINE's own count: also what officers send in LINE's manager.
  std::int64_t ledger = 0;  // What our ledger said of that month when it was read.
  std::int64_t read_at_ms = 0;
};

// The month of a moment where LINE Thailand counts, UTC+7, as the ledger writes it.
std::string line_month(std::int64_t now_ms);

// Keeps what LINE said at `now_ms` in place of the last reading.
void keep_reading(const Quota& quota, std::int64_t now_ms, Records& records);

// The last reading, of whatever month; nothing if there is none yet.
std::optional<QuotaReading> last_reading(Records& records);

// Notes that LINE did not answer when asked, until there is a reading again.
void keep_silence(std::int64_t now_ms, Records& records);

// Whether nothing reaches LINE at the moment: it does not answer, and what was pushed last was
// not taken in its time, as far as is known. A push decided on now would be lost like it.
bool is_line_away(Records& records);

}  // namespace sammachip
