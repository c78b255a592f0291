#include "language/lists/numbers_in_line.h"

#include <algorithm>
#include <string>

#include "language/letters/bytes.h"
#include "language/letters/similarity.h"

namespace sammachip {

namespace {

constexpr std::size_t kMostBytesOfNumber = 9;  // "1234/1234".

bool is_written_number(std::string_view word) {
  return !word.empty() && word.size() <= kMostBytesOfNumber && is_digit(word.front()) &&
         is_digit(word.back()) &&
         std::all_of(word.begin(), word.end(), [](char c) { return is_digit(c) || c == '/'; });
}

// Parted by spaces or commas, but "3,000" is one figure and no house. Empty if there is anything
// else.
std::vector<std::string> numbers_of(std::string_view line) {
  std::vector<std::string> numbers;
  bool is_after_comma = false;
  for (std::string_view rest = trimmed_front(line); !rest.empty();) {
    const std::string_view word = rest.substr(0, rest.find_first_of(" ,"));
    if (!is_written_number(word) || (is_after_comma && word.size() == 3)) return {};
    numbers.emplace_back(word);
    rest.remove_prefix(word.size());
    is_after_comma = rest.size() > 1 && rest[0] == ',' && rest[1] != ' ';
    rest = trimmed_front(rest, " ,");
  }
  return numbers;
}

bool has_part(const std::string& number) { return number.find('/') != std::string::npos; }

}  // namespace

NumbersInLine numbers_in_line(std::string_view line, const std::vector<ListedHouse>& houses) {
  NumbersInLine found;
  const auto numbers = numbers_of(line);
  // "12 150" is a figure of house 12, even where there is a house 150.
  const bool can_be_figure = numbers.size() < 3 && (numbers.size() < 2 || !has_part(numbers[1]));
  if (can_be_figure) return found;
  for (const auto& number : numbers) {
    const auto house = std::find_if(houses.begin(), houses.end(), [&](const ListedHouse& one) {
      return same_house_number(one.house_no, number);
    });
    const auto place = static_cast<std::size_t>(house - houses.begin());
    if (house == houses.end()) {
      if (!has_part(number)) found.others.push_back(std::stoll(number));
    } else if (std::find(found.houses.begin(), found.houses.end(), place) == found.houses.end()) {
      found.houses.push_back(place);
    }
  }
  return found.houses.size() < 2 ? NumbersInLine{} : found;
}

}  // namespace sammachip
