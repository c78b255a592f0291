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

TEST_CASE("A part of a figure that was not read makes a question, and no other figure") {
  const auto rows = corpus_rows("unread_figures.tsv");
  REQUIRE(rows.size() > 80);
  for (const auto& row : rows) {
    const AmountReading reading = read_amount(row.at(0));
    INFO(row.at(0) << " (" << row.at(2) << ")");
    CHECK(amount_line(reading) == row.at(1));
    const bool is_correction = row.at(2).starts_with("a correction") && row.at(1) != "AMBIGUOUS";
    CHECK(reading.is_correction == is_correction);
  }
}

// Gathered from other projects' tests and from the field. What its author was not sure of may be
// asked about; nothing may be read as another figure.
TEST_CASE("Amounts from the field are read or asked about") {
  const auto rows = corpus_rows("field_amounts.tsv");
  REQUIRE(rows.size() > 40);
  std::size_t right = 0;
  for (const auto& row : rows) {
    const std::string line = amount_line(read_amount(row.at(0)));
    INFO(row.at(0) << " -> " << line << ", expected " << row.at(1) << " (" << row.at(2) << ")");
    CHECK((line == row.at(1) || (holds(row.at(2), "tier=stretch") && line == "AMBIGUOUS")));
    right += line == row.at(1) ? 1 : 0;
  }
  CHECK(right * 5 > rows.size() * 4);
}

}  // namespace sammachip
