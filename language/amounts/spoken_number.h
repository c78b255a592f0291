// Numbers as Thai speaks and types them: "สามพันห้า", "2 หมื่น 5", "1.5 แสน". Private to language/.
//
// What goes in: tokens, and where among them the number begins. What comes out: its value in
// thousandths, or why that is in doubt and what it could be.
//
// The steps: first it is found how many tokens belong to the number. These are then taken term by
// term, from the left, and added up. A term is a count with its unit ("สามพัน", "2 หมื่น"), a unit
// alone ("พัน"), or what stands behind the last unit ("ห้า", "500", "ครึ่ง"). Each unit must be lower
// than the one before. The first term that does not fit ends the reading with a doubt.
//
//   สามพันสองร้อย     3 of พัน, 2 of ร้อย                     3200
//   1.5 แสน         1.5 of แสน                            150000
//   3 พัน 500        3 of พัน, 500 behind it                3500
//   ยี่สิบล้าน          2 of สิบ, all of it of ล้าน             20000000
//   สองหมื่นครึ่ง       2 of หมื่น, and half of one             25000
//   สามพันห้า         3 of พัน, 5 of the unit below it       3500 (is_ellipsis; formally 3005)
//   ร้อยห้า           as above, but often meant as written  105 or 150? (kFormalOrEllipsis)
//   สามสี่พัน          two digits that rise                  from 3000 to 4000 (is_range)
//   3 พัน 25         may be 3.25 of พัน                     3025 or 3250 (needs_currency)
//   สองเก้าเก้า       digits read out                       299? (kDigitReading)
//   300สาม          parts that do not fit                 a doubt (kBadFormat)
//   หนึ่งจุดห้าแสน     decimals, of the unit behind them     150000
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

// Returns the number that begins at the token `first`, or nothing. REQUIRES: there is such a token.
std::optional<SpokenNumber> read_spoken_number(const std::vector<Token>& tokens, std::size_t first);

}  // namespace sammachip
