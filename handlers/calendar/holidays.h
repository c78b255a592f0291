// Public holidays, on which the bot says nothing of its own accord. docs/programme.md 8.1.
#pragma once

#include <istream>
#include <set>
#include <stdexcept>
#include <string>
#include <utility>

#include "language/dates/date.h"

namespace sammachip {

// Names the line that is wrong and what it should be.
struct HolidaysError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// A set of days. Immutable after it was read; without any line no day is a holiday.
class Holidays {
 public:
  Holidays() = default;
  // One a line: "04-13 Songkran" for each year or "2027-02-21 Makha Bucha" for one, and after the
  // day whatever helps the reader. "#" begins a remark. `name` is the file's, for errors. Throws
  // HolidaysError.
  Holidays(std::istream& lines, const std::string& name);

  bool includes(Day day) const;

 private:
  std::set<Day> days_;
  std::set<std::pair<unsigned, unsigned>> each_year_;  // Month and day.
};

// Monday to Friday but the holidays; and the last such day before a day.
bool is_working_day(Day day, const Holidays& holidays);
Day working_day_before(Day day, const Holidays& holidays);

// The holidays in a file. Throws HolidaysError if it cannot be read.
Holidays read_holidays(const std::string& path);

}  // namespace sammachip
