#include "language/letters/word_list.h"

namespace sammachip {

WordFinder::WordFinder(std::string_view words) {
  any_word(words, [&](std::string_view word) {
    add(word);
    return false;
  });
}

void WordFinder::add(std::string_view word) {
  if (!word.empty()) by_letter_[letter_at(word, 0)].push_back(word);
}

std::size_t WordFinder::letter_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t place) -> std::size_t {
    return place < text.size() ? static_cast<unsigned char>(text[place]) : 0;
  };
  if (byte(at) < 0x80U) return byte(at);
  if (byte(at) < 0xE0U) return 128 + (byte(at + 1) & 0x3FU);
  // Of Thai's three bytes the last seven bits that differ.
  return 128 + ((byte(at + 1) & 1U) << 6U) + (byte(at + 2) & 0x3FU);
}

}  // namespace sammachip
