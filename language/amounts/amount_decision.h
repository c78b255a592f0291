#pragma once

#include <string_view>
#include <vector>

#include "language/amounts/amount_reading.h"
#include "language/amounts/amount_talk.h"
#include "language/amounts/figure.h"
#include "language/letters/tokens.h"

namespace sammachip {

// Returns what the figures of a message and the talk around them come to. Private to language/.
AmountReading decide_amount(std::string_view text, const std::vector<Token>& tokens,
                            const std::vector<Figure>& figures, const MoneyTalk& talk);

}  // namespace sammachip
