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

// Where something is to be, with the time that may stand beside it: "ศาลากลางบ้าน 9 โมง".
struct PlaceAndTime {
  std::string place;  // As it was written if there is no time; empty: only a time.
  std::string time;   // "09:00"; empty: none that is clear.
};
// A number without a word for time is of the place: "ศาลา 2", "หมู่ 3".
PlaceAndTime read_place_and_time(std::string_view text);

// Whether it names a place and no time: "บ้านผู้ใหญ่ หมู่ 3".
bool is_place_without_time(std::string_view text);

}  // namespace sammachip
