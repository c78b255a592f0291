// What the bytes of normalised text are. Private to language/.
#pragma once

#include <string_view>

namespace sammachip {

constexpr bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

// Normalised text has Latin in lower case alone.
constexpr bool is_small_latin(char byte) { return byte >= 'a' && byte <= 'z'; }

// Returns `text` from the first byte that is none of `drop`.
constexpr std::string_view trimmed_front(std::string_view text, std::string_view drop = " ") {
  const auto from = text.find_first_not_of(drop);
  return from == std::string_view::npos ? std::string_view() : text.substr(from);
}

}  // namespace sammachip
