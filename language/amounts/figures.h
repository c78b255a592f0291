// The numbers of a message with what each one is: money, a price for one, a quantity, or none of
// ours. Private to language/.
#pragma once

#include <vector>

#include "language/amounts/figure.h"
#include "language/letters/tokens.h"

namespace sammachip {

std::vector<Figure> read_figures(const std::vector<Token>& tokens);

}  // namespace sammachip
