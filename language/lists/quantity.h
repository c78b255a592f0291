// How much of something there is: a number and a unit. Pure and thread-safe; any bytes will do and
// nothing throws (but std::bad_alloc).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sammachip {

struct Quantity {
  long long milli = 0;    // Thousandths of the unit, above 0.
  std::string unit = {};  // "กิโล", in the words used; empty if none is said.
};

// Nothing where no number above zero is said, or one beyond a million. "ครึ่งกิโล", "1 กิโลครึ่ง" and
// "1/2 กิโล" are read, and "สองถุง"; "บ้านละ 2 ถุง" is 2 bags.
std::optional<Quantity> read_quantity(std::string_view text);

// The same amount in thousandths of another unit: "ขีด" in "กิโล". Nothing where one does not tell
// the other; no unit is any.
std::optional<long long> milli_in_unit(const Quantity& quantity, std::string_view unit);

// "0.5 กิโล".
std::string quantity_text(const Quantity& quantity);

}  // namespace sammachip
