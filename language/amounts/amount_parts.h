// Figures of one message added up. Private to language/.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "language/amounts/amount_reading.h"
#include "language/amounts/amount_talk.h"
#include "language/amounts/figure.h"

namespace sammachip {

inline std::int64_t satang_of(std::int64_t thousandths) { return thousandths / 10; }

std::string word_at(std::string_view text, const std::vector<Token>& tokens, std::size_t index);

// Whether the quantity counts what the rate is for: กิโลละ 80, 3 โล.
bool same_unit(std::string_view text, const std::vector<Token>& tokens, const Figure& rate,
               const Figure& quantity);

// Returns the sum of two or more money figures, a stated total checked; a question if they do not
// agree; nothing if it is not clear that they belong together.
std::optional<AmountReading> add_up(std::string_view text, const std::vector<Token>& tokens,
                                    const std::vector<const Figure*>& money, const MoneyTalk& talk);

}  // namespace sammachip
