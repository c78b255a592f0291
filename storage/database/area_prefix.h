#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <tuple>

#include "storage/database/columns.h"
#include "storage/ids/ids.h"

namespace sammachip {

inline constexpr std::size_t kVillageDigits = 8;

// The village codes that begin with `area_code` are those from it up to and including this. A range
// uses the index on the code, which LIKE with a bound value does not; and digits sort alike in
// every collation of PostgreSQL.
inline std::string end_of_area(const AreaCode& area_code) {
  std::string last = area_code.text();
  if (last.size() < kVillageDigits) last.resize(kVillageDigits, '9');
  return last;
}

// To follow "SELECT columns", before the name of a table that has a programme_id: its rows with
// their village_code. What is asked of an area is looked up village by village, as else each
// officer's digest would read what is open in the whole country; the CROSS JOIN is what tells
// SQLite so.
inline constexpr char kFromVillages[] =
    " FROM (SELECT id AS joined_id, village_code FROM village_programme) AS joined CROSS JOIN ";
inline constexpr char kOfVillage[] = "joined_id = programme_id";

// A condition on village_code, which takes an Area. An empty one holds all.
inline constexpr char kInArea[] = "village_code >= :area AND village_code <= :until";

// To give an area (code prefix) to a query that has kInArea.
struct Area {
  explicit Area(const AreaCode& area_code)
      : first(area_code.text()), last(end_of_area(area_code)) {}
  std::string first;
  std::string last;
};
template <>
struct Columns<Area> {
  static constexpr std::string_view kNames = "area, until";
  static auto of(auto& row) { return std::tie(row.first, row.last); }
};

}  // namespace sammachip
