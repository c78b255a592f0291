#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "language/letters/word.h"

namespace sammachip {

// Words of one kind and value, parted by spaces.
struct LexiconRow {
  Word kind;
  std::int64_t value;
  std::string_view words;
};

std::span<const LexiconRow> number_rows();  // Numbers, units of goods and time, signs.
std::span<const LexiconRow> money_rows();   // What people say about money.
std::span<const LexiconRow> other_rows();   // Dates, addresses, and words that hide number words.

}  // namespace sammachip
