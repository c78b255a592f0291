// What a day named in part means, seen from today. Private to language/.
#pragma once

#include <cstdint>
#include <optional>

#include "language/dates/calendar.h"
#include "language/dates/mention.h"

namespace sammachip {

struct DateResolver {
  Day today;
  Direction direction;

  // A whole day named without doubt, checked against the direction asked for.
  Mention known_day(Day day) const;
  // Any of these days.
  Mention one_of(DateKind kind, std::initializer_list<std::optional<Day>> days_named) const;
  Mention period(Period stretch) const;
  Mention unsettled(DateKind kind) const;
  Mention invalid() const;

  Mention day_and_month(std::int64_t day, std::int64_t month) const;
  Mention full_date(std::int64_t day, std::int64_t month, std::int64_t year) const;
  Mention bare_day(std::int64_t day) const;  // "วันที่ 15"
  Mention day_in(std::int64_t day, year_month month) const;  // "วันที่ 12 เดือนที่แล้ว"
  Mention weekday(std::int64_t weekday) const;  // "วันจันทร์"
  Mention weekday_which(std::int64_t weekday, std::int64_t which) const;  // "วันจันทร์หน้า"
  // "เสาร์อาทิตย์ที่แล้ว"; with no `which` the nearest that fits, as a question.
  Mention weekend(std::optional<std::int64_t> which) const;
  Mention days_ago(std::int64_t least, std::int64_t most) const;  // "2-3 วันก่อน"
  Mention month_without_year(std::int64_t month) const;           // "สิงหา"

  // From that day of the month to `last`: "5-10 มิ.ย."
  Mention range_to(std::int64_t first_day, const Mention& last) const;
  // Makes a question of a day that is no such weekday.
  static void check_weekday(Mention& dated, std::int64_t weekday);

  // The month meant by นี้, ที่แล้ว, หน้า.
  year_month month_which(std::int64_t which) const;
};

}  // namespace sammachip
