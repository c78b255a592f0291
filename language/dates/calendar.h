// Days, months and Thai years. Private to language/.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

#include "language/dates/date_kinds.h"

namespace sammachip {

using std::chrono::days;
using std::chrono::year_month;

inline constexpr int kBuddhistEra = 543;

inline std::chrono::year_month_day civil(Day day) { return std::chrono::year_month_day{day}; }
inline year_month month_of(Day day) { return civil(day).year() / civil(day).month(); }

Period whole_month(year_month month);
Period whole_year(int year_ce);
Period week_of(Day day);  // Monday to Sunday.
Period month_part(year_month month, std::int64_t part);

// Returns the day, or nothing if that month has no such day.
std::optional<Day> day_of(year_month month, std::int64_t day);

// Whether any year has this day.
bool can_be(std::int64_t day, std::int64_t month);

// The years, in the common era, that a written year may mean.
struct YearReading {
  int year_ce = 0;         // The likely one; 0 if it can be none.
  bool is_likely = false;  // Else: ask.
  int other_ce = 0;        // Another that should be asked about, or 0.
};

// Reads a year of two or four digits for a day of `month` near `today`: the Buddhist era first.
YearReading read_year(std::int64_t written, std::int64_t day, std::int64_t month, Day today);

}  // namespace sammachip
