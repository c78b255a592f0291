// Days, stretches of days, and why a date was read as it was.
#pragma once

#include <chrono>

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

// A stretch of days, first and last included.
struct Period {
  Day from{};
  Day to{};
  friend bool operator==(const Period&, const Period&) = default;
};

}  // namespace sammachip
