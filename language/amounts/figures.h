// The numbers of a message with what each one is: money, a price for one, a quantity, or none of
// ours. Private to language/.
#pragma once

#include <string_view>
#include <vector>

#include "language/amounts/figure.h"
#include "language/letters/tokens.h"

namespace sammachip {

// Returns the figures of `tokens`, which are those of `text`, in their order.
std::vector<Figure> read_figures(std::string_view text, const std::vector<Token>& tokens);

}  // namespace sammachip
