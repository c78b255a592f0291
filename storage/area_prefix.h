#pragma once

#include <algorithm>
#include <cstddef>
#include <string>

namespace sammachip {

inline constexpr std::size_t kVillageDigits = 8;

// The village codes that begin with `area_code` are those from it up to and including this. A range
// uses the index on the code, which LIKE with a bound value does not; and digits sort alike in
// every collation of PostgreSQL.
inline std::string end_of_area(const std::string& area_code) {
  std::string last = area_code;
  last.resize(std::max(last.size(), kVillageDigits), '9');
  return last;
}

}  // namespace sammachip
