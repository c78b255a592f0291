#include "language/dates/fiscal_year.h"

#include "language/dates/calendar.h"

namespace sammachip {

Period fiscal_year(int year_be) {
  using std::chrono::October, std::chrono::September, std::chrono::year;
  const int year_ce = year_be - 543;
  return {Day{year{year_ce - 1} / October / 1}, Day{year{year_ce} / September / 30}};
}

int fiscal_year_be(Day day) {
  const std::chrono::year_month_day date{day};
  const int year_be = static_cast<int>(date.year()) + 543;
  return date.month() >= std::chrono::October ? year_be + 1 : year_be;
}

}  // namespace sammachip
