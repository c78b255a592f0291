#pragma once

#include <cstddef>
#include <vector>

#include "language/amounts/figure.h"
#include "language/letters/tokens.h"

namespace sammachip {

// Sets what `figure` is from the words before and after it, and moves its ends over those that
// belong to it.
void set_role(const std::vector<Token>& tokens, Figure& figure);

}  // namespace sammachip
