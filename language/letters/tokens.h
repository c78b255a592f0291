// A message cut into the words the readers of money and dates know. Private to language/.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "language/letters/lexicon.h"

namespace sammachip {

struct Token {
  Word word = Word::kText;
  bool has_space_before = false;  // Or is the first.
  bool is_latin = false;          // kText only.
  std::uint8_t digits = 0;        // kNumber, kLaugh: digits before the decimal point.
  std::uint8_t decimals = 0;      // kNumber: digits after it, at most 3.
  std::size_t begin = 0;          // Bytes in the text cut.
  std::size_t end = 0;
  std::int64_t value = 0;  // See Word. Of numbers: thousandths, so that 1.234 ล้าน is exact.
};

inline constexpr std::int64_t kThousandths = 1'000;

// Numbers above this are read as this: it is beyond any limit, and products of it still fit.
inline constexpr std::int64_t kHugeNumber = 1'000'000'000'000 * kThousandths;

// Cuts `text`, which must be normalised. Text between two tokens is white space.
std::vector<Token> cut(std::string_view text);

// Sets `token` to what the digits at `position` are (a number, a date, a phone number …), and
// returns where it ends. REQUIRES: text[position] is '0' to '9'.
std::size_t cut_digits(std::string_view text, std::size_t position, Token& token);

// Returns where the code that a telephone dials ("*100*3#") ends; 0 if none begins at `position`.
std::size_t dial_code_end(std::string_view text, std::size_t position);

// Returns where a web or mail address ends; 0 if none begins at `position`.
std::size_t link_end(std::string_view text, std::size_t position);

// Returns where a national ID number that begins at `position` ends; 0 if none does.
std::size_t national_id_end(std::string_view text, std::size_t position);

}  // namespace sammachip
