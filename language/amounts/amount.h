// How much money a message names. Thai villagers answer "how many baht did you get this round" in
// figures, words, slang and whole sentences. The first rule is never a wrong number: what could
// mean two things is to be asked, and what is no amount of money is never one. Pure, thread-safe,
// linear in the length of the text; any bytes will do, nothing throws (but std::bad_alloc).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "language/amounts/amount_reading.h"

namespace sammachip {

// Above this (10,000,000 baht) nothing is taken as a figure or offered as a choice.
inline constexpr std::int64_t kLargestAmountSatang = 10'000'000'00;

// Returns what `text` says. With kFigure, |satang| is at most kLargestAmountSatang.
AmountReading read_amount(std::string_view text);

// Returns the reading in one word: baht ("3500", "12.50", "-500"; two decimals only where there are
// satang), "AMBIGUOUS" or "NONE".
std::string amount_line(const AmountReading& reading);

}  // namespace sammachip
