// Which day, or which stretch of days, a message names. Thai writes day, month, year, the year
// mostly in the Buddhist era, and says most dates by weekday or distance. Pure and thread-safe; any
// bytes will do and nothing throws (but std::bad_alloc). "Today" is the caller's, in Asia/Bangkok.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "language/dates/date_kinds.h"
#include "language/dates/fiscal_year.h"
#include "language/letters/certainty.h"

namespace sammachip {

struct DateReading {
  Certainty certainty = Certainty::kNone;
  DateKind kind = DateKind::kNothing;
  Day day{};                 // Of kFigure only.
  std::vector<Day> choices;  // Of kAmbiguous: days worth a button, ascending, at most 4.
};

// Returns the day `text` names.
DateReading read_date(std::string_view text, Day today, Direction direction);

// Returns the reading as "2017-06-12", "AMBIGUOUS" or "NONE".
std::string date_line(const DateReading& reading);

struct PeriodReading {
  Certainty certainty = Certainty::kNone;
  DateKind kind = DateKind::kNothing;  // kInvalid: days are named that no calendar has.
  Period period{};                     // Of kFigure only.
  std::vector<Period> choices;         // Of kAmbiguous: at most 4.
};

// Returns the period `text` names: a month ("เดือนที่แล้ว", "ส.ค. 67"), a week (Monday to
// Sunday), part of a month ("ต้นเดือน": 1-10, "กลางเดือน": 11-20, "ปลายเดือน": 21-), a year, a fiscal
// year ("ปีงบ 67"), a range ("5-10 มิ.ย."), or one day. What has no year is the most recent that has
// begun.
PeriodReading read_period(std::string_view text, Day today);

// Returns "2017-06-12".
std::string iso_date(Day day);

// Returns the day written exactly so ("2017-06-12"), or nothing.
std::optional<Day> parse_iso_date(std::string_view text);

}  // namespace sammachip
