// Which of two figures a correction stands by. Private to language/.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "language/amounts/figure.h"
#include "language/letters/tokens.h"

namespace sammachip {

// Whether one of tokens [first, past) is of that kind.
bool has_between(const std::vector<Token>& tokens, std::size_t first, std::size_t past, Word word);

// Whether the first of two figures holds and the second is what was wrong: "350 สิ ไม่ใช่ 3500",
// "เอ้ย 250 ไม่ใช่ 205", "350 แก้จาก 300". In a bare "350 ไม่ใช่ 300" the second may hold: "350? no,
// 300".
bool stands_by_first(std::string_view text, const std::vector<Token>& tokens, const Figure& first,
                     const Figure& second);

// Whether the message is "เป็น 450", "ต้อง 540 นะ": said of the figure before.
bool opens_with_becomes(const std::vector<Token>& tokens, const Figure& figure);

}  // namespace sammachip
