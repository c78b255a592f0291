#include "language/dates/date_resolve.h"

#include <algorithm>

#include "language/letters/lexicon.h"

namespace sammachip {
namespace {

constexpr int kYearsToTheNextLeapDay = 8;
// A day of the next weeks, told of as gone, is rather a slip than of a year ago.
constexpr days kSoon{60};

Mention certain(DateKind kind, Period stretch) { return {kind, Certainty::kFigure, {stretch}}; }

year_month month_named(int year_ce, std::int64_t month) {
  return std::chrono::year{year_ce} / std::chrono::month{static_cast<unsigned>(month)};
}

}  // namespace

Mention DateResolver::known_day(Day day) const {
  if (direction == Direction::kPast && day > today) return one_of(DateKind::kFutureForPast, {day});
  if (direction == Direction::kFuture && day < today) {
    return one_of(DateKind::kPastForFuture, {day});
  }
  return certain(DateKind::kDay, {day, day});
}

Mention DateResolver::one_of(DateKind kind,
                             std::initializer_list<std::optional<Day>> days_named) const {
  Mention mention{kind, Certainty::kAmbiguous, {}};
  for (const std::optional<Day>& day : days_named) {
    if (day) mention.periods.push_back({*day, *day});
  }
  return mention;
}

Mention DateResolver::period(Period stretch) const { return certain(DateKind::kPeriod, stretch); }

Mention DateResolver::unsettled(DateKind kind) const { return {kind, Certainty::kAmbiguous, {}}; }

Mention DateResolver::invalid() const { return {DateKind::kInvalid, Certainty::kNone, {}}; }

Mention DateResolver::day_and_month(std::int64_t day, std::int64_t month) const {
  if (!can_be(day, month)) return invalid();
  const int this_year = static_cast<int>(civil(today).year());
  const int step = direction == Direction::kFuture ? 1 : -1;
  for (const int year : {this_year, this_year + 1}) {
    const std::optional<Day> date = day_of(month_named(year, month), day);
    const bool is_soon = date && *date > today && *date - today <= kSoon;
    if (direction == Direction::kPast && is_soon) return one_of(DateKind::kFutureForPast, {date});
  }
  for (int i = 0; i <= kYearsToTheNextLeapDay; ++i) {
    const std::optional<Day> date = day_of(month_named(this_year + i * step, month), day);
    if (!date) continue;
    const bool fits = step > 0 ? *date >= today : *date <= today;
    if (fits) return certain(DateKind::kDay, {*date, *date});
  }
  return invalid();
}

Mention DateResolver::full_date(std::int64_t day, std::int64_t month, std::int64_t year) const {
  if (!can_be(day, month)) return invalid();
  const YearReading reading = read_year(year, day, month, today);
  if (reading.year_ce == 0) return invalid();
  const std::optional<Day> date = day_of(month_named(reading.year_ce, month), day);
  if (reading.is_likely) return date ? known_day(*date) : invalid();
  const std::optional<Day> other =
      reading.other_ce == 0 ? std::nullopt : day_of(month_named(reading.other_ce, month), day);
  return one_of(DateKind::kYearUnclear, {date, other});
}

Mention DateResolver::bare_day(std::int64_t day) const {
  if (day < 1 || day > 31) return invalid();
  const year_month this_month = month_of(today);
  const std::optional<Day> here = day_of(this_month, day);
  if (direction == Direction::kFuture) {
    const std::optional<Day> next = day_of(this_month + std::chrono::months{1}, day);
    if (here && *here >= today) return certain(DateKind::kDay, {*here, *here});
    if (here && next) return certain(DateKind::kDay, {*next, *next});
    return one_of(DateKind::kTwoReadings, {next});
  }
  if (here && *here <= today) return certain(DateKind::kDay, {*here, *here});
  return one_of(DateKind::kTwoReadings, {day_of(this_month - std::chrono::months{1}, day), here});
}

Mention DateResolver::day_in(std::int64_t day, year_month month) const {
  const std::optional<Day> date = day_of(month, day);
  return date ? known_day(*date) : invalid();
}

Mention DateResolver::weekday(std::int64_t weekday) const {
  const std::chrono::weekday wanted{static_cast<unsigned>(weekday)};
  const std::chrono::weekday now{today};
  if (wanted == now) {
    // People call today "today"; a weekday's name may be last week's or next week's.
    const Day other = direction == Direction::kFuture ? today + days{7} : today - days{7};
    return one_of(DateKind::kTwoReadings, {std::min(other, today), std::max(other, today)});
  }
  const Day day = direction == Direction::kFuture ? today + (wanted - now) : today - (now - wanted);
  return certain(DateKind::kDay, {day, day});
}

Mention DateResolver::weekday_which(std::int64_t weekday, std::int64_t which) const {
  const std::chrono::weekday wanted{static_cast<unsigned>(weekday)};
  const Period this_week = week_of(today);
  const Day in_this_week = this_week.from + (wanted - std::chrono::Monday);
  if (which == kPassed || which == kLast) {
    const Day latest = in_this_week < today ? in_this_week : in_this_week - days{7};
    const bool is_last_week = latest < this_week.from;
    if (which == kPassed || is_last_week) return known_day(latest);
    return one_of(DateKind::kTwoReadings, {latest - days{7}, latest});
  }
  if (which == kNext) {
    if (in_this_week > today) {
      return one_of(DateKind::kTwoReadings, {in_this_week, in_this_week + days{7}});
    }
    return known_day(in_this_week + days{7});
  }
  if (in_this_week >= today) return known_day(in_this_week);
  return one_of(DateKind::kTwoReadings, {in_this_week, in_this_week + days{7}});
}

Mention DateResolver::weekend(std::optional<std::int64_t> which) const {
  const std::int64_t wanted = which.value_or(kThis);
  const int step = wanted == kThis ? 0 : wanted == kNext ? 1 : -1;
  Day saturday = week_of(today).from + days{5 + 7 * step};
  if (!which && direction != Direction::kFuture && saturday > today) saturday -= days{7};
  Mention found = period({saturday, saturday + days{1}});
  if (!which) found.certainty = Certainty::kAmbiguous;
  return found;
}

Mention DateResolver::days_ago(std::int64_t least, std::int64_t most) const {
  Mention found = unsettled(DateKind::kPeriod);
  for (const std::int64_t ago : {most, most - 1, least}) {
    const bool is_between = ago != most && ago != least;
    if (is_between && most - least > 2) continue;
    const Day day = today - days{ago};
    if (found.periods.empty() || found.periods.back().from != day)
      found.periods.push_back({day, day});
  }
  return found;
}

void DateResolver::check_weekday(Mention& dated, std::int64_t weekday) {
  const bool is_day = dated.certainty == Certainty::kFigure && dated.kind == DateKind::kDay;
  if (!is_day) return;
  const std::chrono::weekday real{dated.periods.front().from};
  if (real == std::chrono::weekday{static_cast<unsigned>(weekday)}) return;
  dated.kind = DateKind::kWeekdayDiffers;
  dated.certainty = Certainty::kAmbiguous;
}

Mention DateResolver::range_to(std::int64_t first_day, const Mention& last) const {
  Mention range{DateKind::kPeriod, Certainty::kAmbiguous, {}};
  if (last.certainty == Certainty::kNone) return last;
  for (const Period& end : last.periods) {
    const std::optional<Day> from = day_of(month_of(end.from), first_day);
    if (from && *from <= end.from) range.periods.push_back({*from, end.from});
  }
  const bool is_certain = last.certainty == Certainty::kFigure && range.periods.size() == 1;
  if (is_certain) range.certainty = Certainty::kFigure;
  return range;
}

Mention DateResolver::month_without_year(std::int64_t month) const {
  const int this_year = static_cast<int>(civil(today).year());
  const year_month here = month_named(this_year, month);
  const bool has_begun = Day{here / std::chrono::day{1}} <= today;
  return period(whole_month(has_begun ? here : here - std::chrono::years{1}));
}

year_month DateResolver::month_which(std::int64_t which) const {
  const year_month here = month_of(today);
  if (which == kThis) return here;
  return which == kNext ? here + std::chrono::months{1} : here - std::chrono::months{1};
}

}  // namespace sammachip
