#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "language/amounts/amount.h"
#include "tests/language/corpus.h"

namespace sammachip {
namespace {

// "3500" and "3500.00" are one figure.
std::string expected_line(std::string expected) {
  if (expected.size() > 3 && expected.substr(expected.size() - 3) == ".00") {
    expected.resize(expected.size() - 3);
  }
  return expected;
}

std::string kind_of(const std::string& note) {
  const std::size_t begin = note.find("kind=") + 5;
  return note.substr(begin, note.find(';') - begin);
}

TEST_CASE("Every row of the corpus of amounts is read as its author meant") {
  const auto rows = corpus_rows("thai_amounts.tsv");
  REQUIRE(rows.size() > 300);
  for (const auto& row : rows) {
    const std::string line = amount_line(read_amount(row[0]));
    const std::string expected = expected_line(row[1]);
    const bool is_stretch = holds(row[2], "tier=stretch");
    INFO(row[0] << " -> " << line << ", expected " << expected << " (" << row[2] << ")");
    CHECK((line == expected || (is_stretch && line == "AMBIGUOUS")));
  }
}

TEST_CASE("The kind of a figure says which second step it needs") {
  const std::map<std::string, std::set<AmountKind>> kinds = {
      {"ellipsis", {AmountKind::kEllipsis}},
      {"approx", {AmountKind::kApproximate}},
      {"zero", {AmountKind::kZero}},
      {"loss", {AmountKind::kLoss}},
      {"net", {AmountKind::kNet}},
      {"sum", {AmountKind::kSum, AmountKind::kTotalDiffers}},
      {"items", {AmountKind::kItems, AmountKind::kSum}},
      {"qty_price", {AmountKind::kQuantityPrice}},
      {"correction", {AmountKind::kCorrection}},
      {"rate_day", {AmountKind::kRate}},
      {"rate_week", {AmountKind::kRate}},
      {"rate_month", {AmountKind::kRate}},
      {"rate_year", {AmountKind::kRate}},
      {"rate_piece", {AmountKind::kRate}},
      {"rate_person", {AmountKind::kRate}},
      {"range", {AmountKind::kRange}},
      {"gross_net", {AmountKind::kGrossNet}},
      {"other_money", {AmountKind::kOtherMoney, AmountKind::kNotPaidYet}},
      {"bad_format", {AmountKind::kBadFormat}},
      {"formal_vs_ellipsis", {AmountKind::kFormalOrEllipsis}},
      {"digit_reading", {AmountKind::kDigitReading}},
      {"laughter", {AmountKind::kLaughter}},
      {"negated", {AmountKind::kNegated}},
      {"loss_or_dash", {AmountKind::kLossOrDash}},
      {"place_or_number", {AmountKind::kPlaceOrNumber}},
      {"rate_or_total", {AmountKind::kRateOrTotal}},
  };
  for (const auto& row : corpus_rows("thai_amounts.tsv")) {
    const auto wanted = kinds.find(kind_of(row[2]));
    const AmountReading reading = read_amount(row[0]);
    if (wanted == kinds.end()) continue;
    if (holds(row[2], "tier=stretch") && reading.certainty == Certainty::kAmbiguous) continue;
    INFO(row[0] << " has kind " << static_cast<int>(reading.kind) << " (" << row[2] << ")");
    CHECK(wanted->second.count(reading.kind) == 1);
  }
}

}  // namespace
}  // namespace sammachip
