// A number of a message with what it is. Private to language/.
#pragma once

#include <cstddef>
#include <cstdint>

#include "language/amounts/amount_reading.h"
#include "language/amounts/spoken_number.h"

namespace sammachip {

enum class Role {
  kMoney,
  kRate,      // Money for one of `unit_token`, or of `rate_unit`.
  kQuantity,  // So many of `unit_token`.
  kIgnored,   // A phone number, a date, a nickname: `ignored_as`.
};

inline constexpr std::size_t kNoToken = static_cast<std::size_t>(-1);

struct Figure {
  Role role = Role::kMoney;
  AmountKind ignored_as = AmountKind::kNothing;
  std::size_t first = 0;  // Its tokens: [first, past).
  std::size_t past = 0;
  bool is_sure = true;  // Else `doubt` says why not and `choices` what it could be.
  AmountKind doubt = AmountKind::kNothing;
  std::int64_t value = 0;  // Thousandths.
  std::int64_t high = 0;   // Of a range.
  Choices choices;
  std::int64_t lowest_unit = 1;
  bool is_literal = false;
  bool is_ellipsis = false;
  bool is_lone_word = false;  // "ห้า", "พัน".
  bool is_approximate = false;
  bool is_negated = false;
  bool has_currency = false;
  bool has_gain_before = false;   // "ได้ 300".
  bool has_total_before = false;  // "รวม 300".
  bool is_banknote = false;
  std::size_t unit_token = kNoToken;
  RateUnit rate_unit = RateUnit::kNone;
};

}  // namespace sammachip
