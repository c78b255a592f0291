#include "language/names/visible_letters.h"

#include <unicode/uchar.h>

#include "language/letters/utf8.h"

namespace sammachip {

namespace {

bool is_white(char32_t character) {
  return u_isUWhiteSpace(static_cast<UChar32>(character)) || character == U'\u3164' ||
         character == U'\u2800';
}

// Emoji are symbols; those of two parts are held together by what is unseen.
bool is_seen(char32_t character) {
  if (character >= U'\U000E0000' && character <= U'\U000E0FFF') return false;  // Tags.
  const auto point = static_cast<UChar32>(character);
  if (u_hasBinaryProperty(point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) return false;
  if (u_hasBinaryProperty(point, UCHAR_EMOJI_MODIFIER)) return false;
  switch (u_charType(point)) {
    case U_CONTROL_CHAR:
    case U_FORMAT_CHAR:
    case U_PRIVATE_USE_CHAR:
    case U_SURROGATE:
    case U_UNASSIGNED:
    case U_OTHER_SYMBOL:
    case U_ENCLOSING_MARK:
      return false;
    default:
      return character != U'\uFFFD';
  }
}

bool is_letter(char32_t character) {
  if (is_thai_letter(character)) {
    const bool is_vowel_before = character >= U'\u0E40' && character <= U'\u0E46';
    return !leans_on_consonant(character) && !is_vowel_before;
  }
  return u_isalpha(static_cast<UChar32>(character)) && !leans_on_consonant(character);
}

}  // namespace

std::string visible_letters(std::string_view text) {
  std::string seen;
  bool has_space = false;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCharacter next = decode_character(text, at);
    at += next.bytes;
    if (is_white(next.character)) {
      has_space = true;
    } else if (is_seen(next.character)) {
      if (has_space && !seen.empty()) seen += ' ';
      has_space = false;
      append_character(seen, next.character);
    }
  }
  return seen;
}

bool holds_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCharacter next = decode_character(text, at);
    at += next.bytes;
    if (is_letter(next.character)) return true;
  }
  return false;
}

}  // namespace sammachip
