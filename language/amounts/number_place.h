// Where number words are numbers and where parts of names and other words. Private to language/.
#pragma once

#include <cstddef>
#include <vector>

#include "language/amounts/spoken_number.h"
#include "language/letters/tokens.h"

namespace sammachip {

// Whether the number word at `first` is a number, not part of a name or another word.
bool is_number_here(const std::vector<Token>& tokens, std::size_t first,
                    const SpokenNumber& number);

}  // namespace sammachip
