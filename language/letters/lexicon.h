// The words that matter when money and dates are read, and the words those hide in. Private to
// language/: others use amount.h, date.h and answers.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "language/letters/word.h"

namespace sammachip {

struct LexiconMatch {
  std::size_t bytes = 0;  // 0: no word of ours begins here.
  Word word = Word::kText;
  std::int64_t value = 0;
};

// Returns the longest word of the lexicon that `text`, which must be normalised, holds at
// `position`, and that does not break a Thai syllable there.
LexiconMatch longest_word(std::string_view text, std::size_t position);

}  // namespace sammachip
