// Texts, and what is read of each as amount_line() writes it: "350", "NONE", "AMBIGUOUS".
#pragma once

#include <catch2/catch.hpp>
#include <span>

#include "language/amounts/amount.h"

namespace sammachip {

struct AmountRow {
  const char* text;
  const char* line;
};

inline void check_amounts(std::span<const AmountRow> rows) {
  for (const AmountRow& row : rows) {
    INFO(row.text);
    CHECK(amount_line(read_amount(row.text)) == row.line);
  }
}

}  // namespace sammachip
