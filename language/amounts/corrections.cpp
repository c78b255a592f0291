#include "language/amounts/corrections.h"

#include "language/amounts/amount_parts.h"

namespace sammachip {

bool has_between(const std::vector<Token>& tokens, std::size_t first, std::size_t past, Word word) {
  for (std::size_t i = first; i < past; ++i) {
    if (tokens[i].word == word) return true;
  }
  return false;
}

bool stands_by_first(std::string_view text, const std::vector<Token>& tokens, const Figure& first,
                     const Figure& second) {
  if (first.is_negated || second.first <= first.past) return false;
  const bool is_corrected = has_between(tokens, first.past, second.first, Word::kCorrection);
  if (is_corrected) return word_at(text, tokens, second.first - 1) == "จาก";
  const Token& before = tokens[second.first - 1];
  if (before.word != Word::kNot || before.value != 1) return false;
  return has_between(tokens, first.past, second.first, Word::kParticle) ||
         has_between(tokens, 0, first.first, Word::kCorrection) ||
         opens_with_becomes(tokens, first);
}

bool opens_with_becomes(const std::vector<Token>& tokens, const Figure& figure) {
  bool has_becomes = false;
  for (std::size_t i = 0; i < figure.first; ++i) {
    const Word word = tokens[i].word;
    has_becomes = has_becomes || word == Word::kBecomes;
    const bool is_empty = word == Word::kBecomes || word == Word::kParticle ||
                          word == Word::kStop || word == Word::kCorrection;
    if (!is_empty) return false;
  }
  return has_becomes;
}

}  // namespace sammachip
