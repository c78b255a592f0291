// The parts of a village's list before they are put together. Private to language/.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "language/lists/listed_house.h"

namespace sammachip {

// What a number at the beginning of a line was said to be.
enum class NumberIs {
  kAny,          // Nothing: then it is a house number, unless a name beside it says otherwise.
  kHouseNumber,  // "เลขที่ 12".
  kCounting,     // "ลำดับ 12", "คนที่ 12": of no list that people have in hand.
};

struct LineNumber {
  std::string digits = {};  // "12", "23/1".
  NumberIs is = NumberIs::kAny;
  bool has_marker = false;  // "1)", "1.": perhaps only the writer's own counting.
};

// A line taken apart.
struct LineParts {
  std::string line = {};
  std::optional<LineNumber> number = {};
  std::vector<std::size_t> named = {};  // The houses whose head's name it has.
  bool is_house_doubtful = false;       // The number may be part of the amount.
  bool is_name_sure = false;            // Written as in the list, or nearly.
  std::string called = {};              // A name that nobody in the list has.
  std::string words = {};               // The rest, where the amount should be.
};

// The lines, normalised, none empty.
std::vector<std::string> split_lines(std::string_view text, const std::vector<ListedHouse>& houses);

// Nothing for what is no line about a house: a heading, a greeting, a total.
std::optional<LineParts> take_apart(const std::string& line,
                                    const std::vector<ListedHouse>& houses);

// Whether `text`, a line, begins with a number and goes on, or with what may be a name and has a
// figure behind it. Cheap: nothing is looked up.
bool may_name_a_house(std::string_view text);

}  // namespace sammachip
