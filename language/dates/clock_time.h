// A time of day as people say it: "9 โมง", "บ่ายโมงครึ่ง", "2 ทุ่ม", "13.30 น.". Pure and
// thread-safe; any bytes will do and nothing throws (but std::bad_alloc).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "language/letters/certainty.h"

namespace sammachip {

struct ClockReading {
  Certainty certainty = Certainty::kNone;
  std::string time;                  // "09:00"; of kFigure only.
  std::vector<std::string> choices;  // Of kAmbiguous: two times, the earlier first.
};

// Returns the first time of day that `text` names. "4 โมง" may be ten in the morning or four in the
// afternoon: that is to be asked.
ClockReading read_clock_time(std::string_view text);

}  // namespace sammachip
