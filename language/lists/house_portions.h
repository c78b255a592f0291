// How much of something each house is given, as it stands on a paper list: "12 บัว 2 ใบ, 14 1 ใบ",
// "12 23/1 45 บ้านละ 2 กิโล", "ทุกบ้าน บ้านละ 1 ถุง". Pure and thread-safe; any bytes will do and nothing
// throws (but std::bad_alloc). The first rule is never a wrong house, as in house_list.h.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "language/lists/listed_house.h"
#include "language/lists/quantity.h"

namespace sammachip {

struct HousePortion {
  std::size_t house = 0;  // Its place in the vector given.
  Quantity amount = {};
};

struct HousePortions {
  std::vector<HousePortion> portions = {};  // Each house once, in the order written.
  std::vector<std::string> unclear;  // Pieces without a house that is listed, or without a number.
};

// Nothing where `text` does not say how much each gets: houses alone, or words.
std::optional<HousePortions> read_house_portions(std::string_view text,
                                                 const std::vector<ListedHouse>& houses);

}  // namespace sammachip
