#include <catch2/catch.hpp>
#include <string>

#include "language/amounts/amount.h"
#include "tests/language/corpus.h"

namespace sammachip {

// Written by hand, beside the corpus: what else villagers type.
TEST_CASE("Amounts people type in their own ways are read or asked about, never guessed") {
  const auto rows = corpus_rows("amount_cases.tsv");
  REQUIRE(rows.size() > 400);
  for (const auto& row : rows) {
    INFO(row.at(0));
    CHECK(amount_line(read_amount(row.at(0))) == row.at(1));
  }
}

}  // namespace sammachip
