// Several houses in one line, by their numbers alone. Private to language/.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "language/lists/listed_house.h"

namespace sammachip {

// A line of nothing but numbers of which two or more are houses: "2 3/1 5".
struct NumbersInLine {
  std::vector<std::size_t> houses = {};  // Each once, in the order written.
  std::vector<std::int64_t> others = {};
};

// Empty if `line`, normalised, is none, or can be a house and its figure.
NumbersInLine numbers_in_line(std::string_view line, const std::vector<ListedHouse>& houses);

}  // namespace sammachip
