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

// To follow "SELECT columns", before the name of a table that has a programme_id: its rows with
// their village_code. What is asked of an area is looked up village by village, as else each
// officer's digest would read what is open in the whole country; the CROSS JOIN is what tells
// SQLite so.
inline constexpr char kFromVillages[] =
    " FROM (SELECT id AS joined_id, village_code FROM village_programme) AS joined CROSS JOIN ";
inline constexpr char kOfVillage[] = "joined_id = programme_id";

// A condition on village_code: takes the area, then end_of_area() of it. An empty area holds all.
inline constexpr char kInArea[] = "village_code >= :area AND village_code <= :until";

}  // namespace sammachip
