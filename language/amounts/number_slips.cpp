#include "language/amounts/number_slips.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "language/letters/utf8.h"

namespace sammachip {
namespace {

constexpr std::u32string_view kBahtWord = U"บาท";  // May end the row.
constexpr std::size_t kMostLetters = 24;
constexpr std::size_t kLeastTold = 3;  // Letters of a word that one other letter does not hide.

std::u32string without_tones(std::string_view text) {
  std::u32string letters;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCharacter decoded = decode_character(text, at);
    at += decoded.bytes;
    if (decoded.character < U'\u0E47' || decoded.character > U'\u0E4E') {
      letters += decoded.character;
    }
  }
  return letters;
}

// Where rows of number words end that begin at 0: [place][slips].
using Ends = std::vector<std::array<bool, 2>>;

// Whether `rest` begins with `word` but for the letter at `gap`, which is not there.
bool lacks_letter(std::u32string_view rest, std::u32string_view word, std::size_t gap) {
  return rest.starts_with(word.substr(0, gap)) &&
         rest.substr(gap).starts_with(word.substr(gap + 1));
}

bool has_other_letter(std::u32string_view rest, std::u32string_view word, std::size_t at) {
  return rest.size() >= word.size() && rest.starts_with(word.substr(0, at)) &&
         rest.substr(at + 1).starts_with(word.substr(at + 1));
}

bool has_more_letter(std::u32string_view rest, std::u32string_view word, std::size_t at) {
  if (rest.size() <= word.size() || !rest.starts_with(word.substr(0, at)) ||
      !rest.substr(at + 1).starts_with(word.substr(at))) {
    return false;
  }
  const bool is_doubled =
      (at > 0 && rest[at] == rest[at - 1]) || (at < word.size() && rest[at] == rest[at + 1]);
  return word.size() >= kLeastTold || is_doubled;
}

void add_ends(std::u32string_view text, std::size_t from, std::u32string_view word, Ends& ends) {
  const std::u32string_view rest = text.substr(from);
  const std::size_t letters = word.size();
  const bool is_told = letters >= kLeastTold;
  for (std::size_t slips = 0; slips < 2; ++slips) {
    if (ends[from][slips] && rest.starts_with(word)) ends[from + letters][slips] = true;
  }
  if (!ends[from][0]) return;
  for (std::size_t i = 0; i <= letters; ++i) {
    if (has_more_letter(rest, word, i)) ends[from + letters + 1][1] = true;
    if (i == letters || !is_told) continue;
    if (lacks_letter(rest, word, i)) ends[from + letters - 1][1] = true;
    if (has_other_letter(rest, word, i)) ends[from + letters][1] = true;
  }
}

// With at most `slips` of them.
bool is_row(std::u32string_view text, std::size_t slips) {
  Ends ends(text.size() + 1, {false, false});
  ends[0][0] = true;
  for (std::size_t from = 0; from < text.size(); ++from) {
    if (!ends[from][0] && !ends[from][1]) continue;
    for (const auto word : kNumberWordsWithoutTones) add_ends(text, from, word, ends);
    add_ends(text, from, kBahtWord, ends);
  }
  return ends[text.size()][0] || (slips > 0 && ends[text.size()][1]);
}

}  // namespace

bool is_row_of_numbers_with_slip(std::string_view text) {
  std::u32string letters = without_tones(text);
  if (letters.empty() || letters.size() > kMostLetters) return false;
  if (is_row(letters, 1)) return true;
  for (std::size_t i = 0; i + 1 < letters.size(); ++i) {
    if (letters[i] == letters[i + 1]) continue;
    std::swap(letters[i], letters[i + 1]);
    if (is_row(letters, 0)) return true;
    std::swap(letters[i], letters[i + 1]);
  }
  return false;
}

}  // namespace sammachip
