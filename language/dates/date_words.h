// The words of a message as a reader of dates looks at them. Private to language/.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "language/amounts/amount_reading.h"
#include "language/letters/tokens.h"

namespace sammachip {

struct WholeNumber {
  std::int64_t value;
  std::size_t past;  // The token after it.
  bool is_word;      // Spelled, not in digits.
};

// "2-3", "สองสาม": from so many to so many.
struct VagueCount {
  std::int64_t least;
  std::int64_t most;
  std::size_t past;  // The token after it.
};

// Returns up to three numbers parted by signs: 12/6/60, 2017-06-12. A missing one is -1.
std::array<std::int64_t, 3> numbers_in(std::string_view shape);

// Returns the year, in the common era, that stands alone (two digits are of the Buddhist era); 0 if
// it can be none.
int year_alone(std::int64_t written);

// Returns which one the word's end names: kThis, kLast, kPassed or kNext.
std::optional<std::int64_t> which_of(std::string_view word);

// Borrows the text and its tokens, which must outlive it.
class DateWords {
 public:
  DateWords(std::string_view text, const std::vector<Token>& tokens)
      : text_(text), tokens_(tokens) {}

  bool is(std::size_t index, Word word) const;
  std::string_view word_at(std::size_t index) const;
  RateUnit unit_at(std::size_t index) const;  // kNone if there stands no unit.
  // A whole number without doubt, in digits or words.
  std::optional<WholeNumber> number_at(std::size_t index) const;
  // Two whole numbers that rise, above zero.
  std::optional<VagueCount> vague_count_at(std::size_t index) const;
  // A year of two or four digits that is not the start of something else ("60 บาท").
  std::optional<WholeNumber> year_at(std::size_t index) const;

 protected:
  std::string_view text_;
  const std::vector<Token>& tokens_;
};

}  // namespace sammachip
