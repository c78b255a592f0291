#include "handlers/calendar/holidays.h"

#include <fstream>
#include <optional>
#include <regex>

namespace sammachip {

namespace {

std::optional<std::pair<unsigned, unsigned>> month_and_day(const std::string& text) {
  static const std::regex kShape(R"(\d\d-\d\d)");
  if (!std::regex_match(text, kShape)) return std::nullopt;
  // A leap year knows every day.
  const auto day = parse_iso_date("2028-" + text);
  if (!day) return std::nullopt;
  const std::chrono::year_month_day date{*day};
  return std::pair{static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day())};
}

}  // namespace

Holidays::Holidays(std::istream& lines, const std::string& name) {
  std::string line;
  for (int number = 1; std::getline(lines, line); ++number) {
    const auto from = line.find_first_not_of(" \t\r");
    if (from == std::string::npos || line[from] == '#') continue;
    const std::string day = line.substr(from, line.find_first_of(" \t\r#", from) - from);
    if (const auto date = parse_iso_date(day)) {
      days_.insert(*date);
    } else if (const auto yearly = month_and_day(day)) {
      each_year_.insert(*yearly);
    } else {
      std::string what = name;
      what.append(":").append(std::to_string(number)).append(": \"").append(day);
      throw HolidaysError(
          what.append("\" is no day. Write it as 2027-04-13, or as 04-13 for each year."));
    }
  }
}

bool Holidays::includes(Day day) const {
  const std::chrono::year_month_day date{day};
  return days_.contains(day) || each_year_.contains({static_cast<unsigned>(date.month()),
                                                     static_cast<unsigned>(date.day())});
}

bool is_working_day(Day day, const Holidays& holidays) {
  const std::chrono::weekday weekday{day};
  return weekday != std::chrono::Saturday && weekday != std::chrono::Sunday &&
         !holidays.includes(day);
}

Day working_day_before(Day day, const Holidays& holidays) {
  do {
    day -= std::chrono::days{1};
  } while (!is_working_day(day, holidays));
  return day;
}

Holidays read_holidays(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw HolidaysError("Cannot read the holidays in " + path + ".");
  return {file, path};
}

}  // namespace sammachip
