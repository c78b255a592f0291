#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sammachip {

struct DecodedCharacter {
  char32_t character;  // U+FFFD where the bytes are not UTF-8.
  std::size_t bytes;   // How many it took: at least 1.
};

// Returns the character at `position`. REQUIRES: position < text.size().
DecodedCharacter decode_character(std::string_view text, std::size_t position);

// Appends `character` to `text` as UTF-8. REQUIRES: a Unicode scalar value.
void append_character(std::string& text, char32_t character);

// Returns 0-9 for an Arabic, Thai, Lao, full-width or bold digit, else -1.
int digit_of(char32_t character);

// Whether `character` is a Thai vowel or mark that never starts a syllable: it belongs to the
// consonant before it (ะ า ำ, vowels above and below, tone marks, ็ ์ ํ).
bool leans_on_consonant(char32_t character);

// Whether `character` is a Thai letter, vowel or mark (no digit, no ฿).
bool is_thai_letter(char32_t character);

}  // namespace sammachip
