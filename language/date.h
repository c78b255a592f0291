// Which day, or which stretch of days, a message names. Thai writes day, month, year, the year
// mostly in the Buddhist era, and says most dates by weekday or distance. Pure and thread-safe; any
// bytes will do and nothing throws (but std::bad_alloc). "Today" is the caller's, in Asia/Bangkok.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "language/certainty.h"

namespace sammachip {

using Day = std::chrono::sys_days;

// Which way a date without a year, or a bare weekday, points.
enum class Direction {
  kPast,    // Something that happened: the last such day, today included.
  kFuture,  // Something planned: the next such day, today included.
  kEither,  // The past, unless words point forward (พรุ่งนี้, หน้า) or the year is written.
};

// Why a date was read as it was.
enum class DateKind {
  kNothing,  // No date in it.
  kDay,      // One day.
  kPeriod,  // A week, a month, "ปลายเดือน", a range: more than a day. See read_period().
  kFutureForPast,   // It is yet to come, but kPast was asked for.
  kPastForFuture,   // It is gone, but kFuture was asked for.
  kInvalid,         // No such day: "32 มิ.ย.", "12/13/60".
  kWeekdayDiffers,  // "วันศุกร์ที่ 12 มิ.ย. 60", which is a Monday.
  kYearUnclear,     // "12/6/40".
  kUnsupportedCalendar,  // Lunar or festival: "วันพระ", "ขึ้น 15 ค่ำ", "เดือนหก".
  kTwoReadings,  // "วันจันทร์ที่แล้ว" on a Wednesday, "วันที่ 15" on the 14th.
  kSeveral,      // Two or more dates.
};

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

// A stretch of days, first and last included.
struct Period {
  Day from{};
  Day to{};
  friend bool operator==(const Period&, const Period&) = default;
};

struct PeriodReading {
  Certainty certainty = Certainty::kNone;
  Period period{};              // Of kFigure only.
  std::vector<Period> choices;  // Of kAmbiguous: at most 4.
};

// Returns the period `text` names: a month ("เดือนที่แล้ว", "ส.ค. 67"), a week (Monday to
// Sunday), part of a month ("ต้นเดือน": 1-10, "กลางเดือน": 11-20, "ปลายเดือน": 21-), a year, a fiscal
// year ("ปีงบ 67"), a range ("5-10 มิ.ย."), or one day. What has no year is the most recent that has
// begun.
PeriodReading read_period(std::string_view text, Day today);

// Returns 1 October to 30 September of the fiscal year that ends in the Buddhist year `year_be`.
Period fiscal_year(int year_be);

// Returns the Buddhist year in which the fiscal year of `day` ends.
int fiscal_year_be(Day day);

// Returns "2017-06-12".
std::string iso_date(Day day);

// Returns the day written exactly so ("2017-06-12"), or nothing.
std::optional<Day> parse_iso_date(std::string_view text);

}  // namespace sammachip
