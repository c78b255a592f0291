#include "language/letters/utf8.h"

namespace sammachip {
namespace {

constexpr DecodedCharacter kNotUtf8{U'\uFFFD', 1};

bool is_continuation(unsigned char byte) { return (byte & 0xC0U) == 0x80U; }

}  // namespace

DecodedCharacter decode_character(std::string_view text, std::size_t position) {
  const auto byte = [&](std::size_t offset) -> unsigned char {
    return static_cast<unsigned char>(text[position + offset]);
  };
  const unsigned char lead = byte(0);
  if (lead < 0x80U) return {static_cast<char32_t>(lead), 1};
  const std::size_t length = lead >= 0xF0U ? 4 : lead >= 0xE0U ? 3 : 2;
  if (lead < 0xC2U || lead > 0xF4U || text.size() - position < length) return kNotUtf8;
  char32_t character = lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if (!is_continuation(byte(i))) return kNotUtf8;
    character = (character << 6U) | (byte(i) & 0x3FU);
  }
  const bool is_overlong =
      (length == 3 && character < 0x800U) || (length == 4 && character < 0x10000U);
  const bool is_surrogate = character >= 0xD800U && character <= 0xDFFFU;
  if (is_overlong || is_surrogate || character > 0x10FFFFU) return kNotUtf8;
  return {character, length};
}

void append_character(std::string& text, char32_t character) {
  const auto put = [&](char32_t value) { text.push_back(static_cast<char>(value)); };
  if (character < 0x80U) {
    put(character);
  } else if (character < 0x800U) {
    put(0xC0U | (character >> 6U));
    put(0x80U | (character & 0x3FU));
  } else if (character < 0x10000U) {
    put(0xE0U | (character >> 12U));
    put(0x80U | ((character >> 6U) & 0x3FU));
    put(0x80U | (character & 0x3FU));
  } else {
    put(0xF0U | (character >> 18U));
    put(0x80U | ((character >> 12U) & 0x3FU));
    put(0x80U | ((character >> 6U) & 0x3FU));
    put(0x80U | (character & 0x3FU));
  }
}

int digit_of(char32_t character) {
  const auto within = [&](char32_t zero) {
    return character >= zero && character <= zero + 9U ? static_cast<int>(character - zero) : -1;
  };
  if (character < 0x80U) return within(U'0');
  if (character < 0x0E80U) return within(U'\u0E50');  // Thai
  if (character < 0x0F00U) return within(U'\u0ED0');  // Lao: the phones of the border provinces
  if (character < 0x10000U) return within(U'\uFF10');
  if (character >= U'\U0001D7CE' && character <= U'\U0001D7FF') {  // Five bold and styled sets
    return static_cast<int>((character - U'\U0001D7CE') % 10U);
  }
  return -1;
}

bool leans_on_consonant(char32_t character) {
  return (character >= U'\u0E30' && character <= U'\u0E3A') || character == U'\u0E45' ||
         (character >= U'\u0E47' && character <= U'\u0E4E');
}

bool is_thai_letter(char32_t character) {
  return (character >= U'\u0E01' && character <= U'\u0E3A') ||
         (character >= U'\u0E40' && character <= U'\u0E4E');
}

}  // namespace sammachip
