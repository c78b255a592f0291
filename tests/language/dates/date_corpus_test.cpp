#include <catch2/catch.hpp>

#include "language/dates/date.h"
#include "tests/language/corpus.h"

namespace sammachip {
namespace {

TEST_CASE("Every row of the corpus of dates is read as its author meant") {
  auto rows = corpus_rows("thai_dates.tsv");
  REQUIRE(rows.size() > 100);
  const auto more = corpus_rows("date_cases.tsv");  // Written later, of other kinds.
  REQUIRE(more.size() > 20);
  rows.insert(rows.end(), more.begin(), more.end());
  for (const auto& row : rows) {
    const Day today = parse_iso_date(row[1]).value();
    const Direction direction = holds(row[3], "dir=future") ? Direction::kFuture : Direction::kPast;
    const std::string line = date_line(read_date(row[0], today, direction));
    const bool is_stretch = holds(row[3], "tier=stretch");
    INFO(row[0] << " on " << row[1] << " -> " << line << ", expected " << row[2] << " (" << row[3]
                << ")");
    CHECK((line == row[2] || (is_stretch && line == "AMBIGUOUS")));
  }
}

}  // namespace
}  // namespace sammachip
