#include "handlers/calendar/rounds.h"

namespace sammachip {

namespace {

// 1 January 1970 was a Thursday; the first Sunday after it is day 3.
Day first_end(int reporting_day) {
  const int weekday = reporting_day == 0 ? 7 : reporting_day;
  return Day{std::chrono::days{3 + weekday % 7}};
}

}  // namespace

Period calendar_month(Day day) {
  const std::chrono::year_month_day date{day};
  const auto month = date.year() / date.month();
  return {Day{month / 1}, Day{month / std::chrono::last}};
}

Day months_back(Day day, int count) {
  const std::chrono::year_month_day date{day};
  return Day{(date.year() / date.month() - std::chrono::months{count}) / 1};
}

std::string month_key(Day day) { return iso_date(day).substr(0, 7); }

Period round_of(Day day, Pace pace, int reporting_day) {
  if (pace == Pace::kMonthly) return calendar_month(day);
  const int length = pace == Pace::kTwoWeekly ? 14 : 7;
  const int since = static_cast<int>((day - first_end(reporting_day)).count());
  // How many days until the round ends; dates before 1970 do not occur, but must not go wrong.
  const int left = ((-since % length) + length) % length;
  const Day end = day + std::chrono::days{left};
  return {end - std::chrono::days{length - 1}, end};
}

Period round_before(Day day, Pace pace, int reporting_day) {
  return round_of(round_of(day, pace, reporting_day).from - std::chrono::days{1}, pace,
                  reporting_day);
}

int rounds_between(Day from, Day to, Pace pace, int reporting_day) {
  if (to < from) return 0;
  const Period first = round_of(from, pace, reporting_day);
  const Period last = round_of(to, pace, reporting_day);
  if (pace == Pace::kMonthly) {
    const std::chrono::year_month_day a{first.from}, b{last.from};
    return static_cast<int>((b.year() / b.month() - a.year() / a.month()).count()) + 1;
  }
  const int length = pace == Pace::kTwoWeekly ? 14 : 7;
  return static_cast<int>((last.from - first.from).count()) / length + 1;
}

}  // namespace sammachip
