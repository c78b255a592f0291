#include "language/dates/calendar.h"

namespace sammachip {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::weekday;
using std::chrono::year;

// People talk of days from five years back to two ahead; beyond that a slip is likelier.
constexpr int kYearsBack = 5;
constexpr int kYearsAhead = 2;

bool is_near(int year_ce, std::int64_t day_number, std::int64_t month_number, Day today) {
  const auto today_civil = civil(today);
  const auto first = today_civil.year() - std::chrono::years{kYearsBack};
  const auto last = today_civil.year() + std::chrono::years{kYearsAhead};
  const auto rank = [](auto month_value, auto day_value) { return month_value * 100 + day_value; };
  const std::int64_t this_rank = rank(month_number, day_number);
  const std::int64_t today_rank =
      rank(static_cast<std::int64_t>(static_cast<unsigned>(today_civil.month())),
           static_cast<std::int64_t>(static_cast<unsigned>(today_civil.day())));
  const year candidate{year_ce};
  if (candidate < first || candidate > last) return false;
  if (candidate == first && this_rank < today_rank) return false;
  return candidate != last || this_rank <= today_rank;
}

}  // namespace

Period whole_month(year_month month) {
  return {Day{month / day{1}}, Day{month / std::chrono::last}};
}

Period whole_year(int year_ce) {
  return {Day{year{year_ce} / month{1} / day{1}}, Day{year{year_ce} / month{12} / day{31}}};
}

Period week_of(Day date) {
  const Day monday = date - (weekday{date} - std::chrono::Monday);
  return {monday, monday + days{6}};
}

Period month_part(year_month month, std::int64_t part) {
  const Period whole = whole_month(month);
  if (part == 0) return {whole.from, whole.from + days{9}};
  if (part == 1) return {whole.from + days{10}, whole.from + days{19}};
  return {whole.from + days{20}, whole.to};
}

std::optional<Day> day_of(year_month month, std::int64_t day_number) {
  if (day_number < 1 || day_number > 31) return std::nullopt;
  const auto date = month / day{static_cast<unsigned>(day_number)};
  if (!date.ok()) return std::nullopt;
  return Day{date};
}

bool can_be(std::int64_t day_number, std::int64_t month_number) {
  if (month_number < 1 || month_number > 12) return false;
  return day_of(year{2000} / month{static_cast<unsigned>(month_number)}, day_number).has_value();
}

YearReading read_year(std::int64_t written, std::int64_t day_number, std::int64_t month_number,
                      Day today) {
  const auto near = [&](int year_ce) { return is_near(year_ce, day_number, month_number, today); };
  if (written >= 0 && written < 100) {
    const int buddhist = static_cast<int>(written) + 2500 - kBuddhistEra;
    const int common = static_cast<int>(written) + 2000;
    if (near(buddhist)) return {buddhist, true, 0};
    if (near(common)) return {common, true, 0};
    return {buddhist, false, common};
  }
  if (written >= 2400 && written < 2700) {
    const int year_ce = static_cast<int>(written) - kBuddhistEra;
    return {year_ce, near(year_ce), 0};
  }
  if (written >= 1900 && written < 2100) {
    return {static_cast<int>(written), near(static_cast<int>(written)), 0};
  }
  return {};
}

}  // namespace sammachip
