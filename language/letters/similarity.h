// Whether two people, or two houses, written differently may be the same. Pure and thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace sammachip {

// Returns how alike two Thai personal names are, from 0 (nothing shared) to 1 (the same name).
// Titles (นาย นาง น.ส. ป้า ลุง …) and tone marks do not count, spaces hardly. An empty name is like
// none.
double name_similarity(std::string_view a, std::string_view b);

// A name without what people are called by before it (นาย นาง ป้า ลุง …), as it was written; the name
// itself where nothing would be left.
std::string without_form_of_address(std::string_view name);

// The house number in a text: "บ้านเลขที่ ๑๒/๓" -> "12/3"; empty if there is none.
std::string house_number_of(std::string_view text);

// Whether both write the same house number: "๑๒/๓", "12/3", " 12 / 3 ", "บ้านเลขที่ 12/3".
// False if either holds none.
bool same_house_number(std::string_view a, std::string_view b);

}  // namespace sammachip
