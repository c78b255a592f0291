// Which houses a message names: "12 กับ 23/1 ไม่มา", "มาครบ", "ทุกบ้านยกเว้น 45", or a list with a
// line or a tick each. Pure and
// thread-safe; any bytes will do and nothing throws (but std::bad_alloc). The first rule is never a
// wrong house: what is not clear is given back to be asked.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "language/lists/listed_house.h"

namespace sammachip {

// What is said of the houses named.
enum class SaidOfHouses {
  kNothing,    // Only that it is these.
  kMissing,    // They did not come, or all but they are meant.
  kThere,      // They came.
  kAllThere,   // "มาครบ": none is named.
  kNoneThere,  // "ไม่มีใครมา".
  kMixed,      // Of some this, of others that, and not clear of which.
  kDivided,    // Of `houses` that they came, of `missing` that not; of the rest nothing.
};

struct HouseList {
  SaidOfHouses said = SaidOfHouses::kNothing;
  std::vector<std::size_t> houses = {};   // Places in the vector given, once each, as said.
  std::vector<std::size_t> missing = {};  // Of kDivided, likewise.
  std::size_t named = 0;                  // How many houses, whatever was said of each.
  std::vector<std::string> unclear = {};  // Numbers and words that name no house, or more than one.
};

// Returns the houses that `text` names by house number or by their head's first name. A count that
// it says ("ขาด 2 บ้าน") and that differs from the houses named is unclear.
HouseList read_house_list(std::string_view text, const std::vector<ListedHouse>& houses);

}  // namespace sammachip
