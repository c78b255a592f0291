// Which span of days one income question is about. docs/programme.md 4.3. Pure.
#pragma once

#include "handlers/calendar/occupations.h"
#include "language/dates/date.h"

namespace sammachip {

// The round that holds `day`. A weekly round ends on the household's reporting day (1 Monday to
// 7 Sunday), so that what is asked on that day is a whole week; 0, any day, means Monday to Sunday.
// Two-weekly rounds are pairs of such weeks, counted from 1970; monthly ones are calendar months.
Period round_of(Day day, Pace pace, int reporting_day);

// The round before the one that holds `day`.
Period round_before(Day day, Pace pace, int reporting_day);

// How many rounds lie between two days, both included.
int rounds_between(Day from, Day to, Pace pace, int reporting_day);

// The calendar month of a day: "2026-11", as the kept sums are keyed.
std::string month_key(Day day);
Period calendar_month(Day day);
// The first day of the month `count` months before the month of `day`.
Day months_back(Day day, int count);

}  // namespace sammachip
