// Several houses in one line of a village's list. Private to language/.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "language/lists/listed_house.h"

namespace sammachip {

// Returns `line`, normalised, in pieces of one house each: "12 500, 14 ยายเนียม 300, 15/2 ไม่มี". A
// piece ends where a house and its amount are complete and another house begins: behind a comma by
// its number or name; behind a space only by what can be nothing else ("เลขที่ 14", "14" and its own
// head's name, a head's name). "3,000", "500, 20 กก." and "ขายเห็ด 500, ขายผัก 300" stay whole.
std::vector<std::string> cut_at_houses(const std::string& line,
                                       const std::vector<ListedHouse>& houses);

// Whether the comma of `line` at `comma` stands in a figure: "3,000".
bool is_comma_of_figure(std::string_view line, std::size_t comma);

// The words behind "ที่เหลือ" where a line is of all houses that no other line names; else empty.
std::string said_of_the_rest(const std::string& line);

// "ยายแช่ม", "ลุงมั่น".
bool is_called_as_person(std::string_view name);

}  // namespace sammachip
