#include <catch2/catch.hpp>

#include "language/lists/purchase_line.h"
#include "tests/language/corpus.h"

namespace sammachip {

// Written by hand: what a leader writes in a shop. The columns: the line, item, quantity, unit and
// the amount as amount_line() words it.
TEST_CASE("A purchase in one line says what, how much of it and what it cost") {
  const auto rows = corpus_rows("purchase_lines.tsv");
  REQUIRE(rows.size() >= 60);
  for (const auto& row : rows) {
    REQUIRE(row.size() == 5);
    INFO(row[0]);
    const PurchaseLine line = read_purchase_line(row[0]);
    CHECK(line.item == row[1]);
    CHECK(line.quantity == row[2]);
    CHECK(line.unit == row[3]);
    CHECK(amount_line(line.amount) == row[4]);
  }
}

TEST_CASE("Any bytes are a purchase line without harm") {
  for (const char* text : {"", " ", "\xff\xfe", "กิโลละ", "5", "ซื้อ", "ซื้อซื้อซื้อ", "ราคา", "- : ="}) {
    const PurchaseLine line = read_purchase_line(text);
    CHECK(line.item.size() <= 20);
  }
}

}  // namespace sammachip
