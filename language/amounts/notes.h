// Bank notes and coins: "2 แบงค์ม่วง", "แบงค์ร้อยสามใบ", "เหรียญสิบ 20 เหรียญ". Private to language/.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "language/amounts/figure.h"
#include "language/letters/tokens.h"

namespace sammachip {

// Returns what the notes or coins that begin at the token `first` come to, as a figure that is said
// back; in doubt where a colour is named and no count; nothing if there are none, or if neither
// count nor colour says how many. REQUIRES: there is such a token.
std::optional<Figure> read_notes(std::string_view text, const std::vector<Token>& tokens,
                                 std::size_t first);

}  // namespace sammachip
