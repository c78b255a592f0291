// Several of a list of houses in a few characters, for a button, which holds 300.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "storage/households/households.h"

namespace sammachip {

// `places`: of the chosen ones in `houses`.
std::string house_set(const std::vector<std::size_t>& places, const std::vector<Household>& houses);

// Whether `text` is such a set, of whatever houses.
bool is_house_set(const std::string& text);

// The ids of the houses of a set; nothing if it is none, or was made of other houses than these:
// one came or left meanwhile.
std::optional<std::vector<HouseholdId>> houses_in_set(const std::string& text,
                                                      const std::vector<Household>& houses);

}  // namespace sammachip
