// Numbers as Thai speaks and types them: "สามพันห้า", "2 หมื่น 5", "1.5 แสน". Private to language/.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "language/amounts/amount_reading.h"
#include "language/letters/tokens.h"

namespace sammachip {

// At most four numbers worth offering, in thousandths.
struct Choices {
  std::array<std::int64_t, 4> values{};
  std::size_t count = 0;
  void add(std::int64_t value) {
    if (count < values.size()) values[count++] = value;
  }
};

struct SpokenNumber {
  std::size_t past = 0;   // The token after it.
  bool is_sure = true;    // One reading; `value` is it. Else `doubt` says why and `choices` which.
  bool is_range = false;  // From `value` to `high`.
  AmountKind doubt = AmountKind::kNothing;
  std::int64_t value = 0;  // Thousandths.
  std::int64_t high = 0;
  Choices choices;
  bool is_ellipsis = false;       // "สามพันห้า": `value` is 3,500 and …
  std::int64_t formal_value = 0;  // … 3,005 as written language reads it.
  bool needs_currency = false;  // "3 พัน 50": sure only if บาท follows; else see `choices`.
  bool is_lone_digit_word = false;  // "สอง": more often a name or a count than money.
  bool is_lone_unit = false;        // "หมื่น": hides in names and other words.
  bool is_literal = false;          // Digits only.
  std::int64_t lowest_unit = 1;     // Of "4-5 พัน" the 4 takes the พัน.
};

// Returns the number that begins at `first`, or nothing.
std::optional<SpokenNumber> read_spoken_number(const std::vector<Token>& tokens, std::size_t first);

}  // namespace sammachip
