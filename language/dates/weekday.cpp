#include "language/dates/weekday.h"

#include <utility>

namespace sammachip {

namespace {

constexpr std::pair<std::string_view, int> kWeekdays[] = {
    {"วันไหนก็ได้", 0}, {"จันทร์", 1}, {"อังคาร", 2}, {"พุธ", 3},
    {"พฤหัส", 4},     {"ศุกร์", 5},  {"เสาร์", 6},  {"อาทิตย์", 7}};

}  // namespace

std::optional<int> read_weekday(std::string_view text) {
  for (const auto& [word, day] : kWeekdays) {
    if (text.find(word) != std::string_view::npos) return day;
  }
  return std::nullopt;
}

}  // namespace sammachip
