// The table in language/amounts/amount_decision.h, row by row.
#include "language/amounts/amount_decision.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "language/amounts/amount.h"
#include "support/places.h"
#include "tests/support/holds.h"

namespace sammachip {
namespace {

// As the table's last column says it.
std::string comes_to(const AmountReading& reading) {
  if (reading.certainty == Certainty::kNone) return "none";
  if (reading.certainty == Certainty::kFigure) {
    return amount_line(reading) + (reading.kind == AmountKind::kRate ? " for each" : "");
  }
  std::string choices;
  for (const std::int64_t satang : reading.choices) {
    choices += (choices.empty() ? "" : " or ") + std::to_string(satang / 100);
  }
  return choices + "?";
}

std::string trimmed(const std::string& cell) {
  const std::size_t first = cell.find_first_not_of(' ');
  return first == std::string::npos ? ""
                                    : cell.substr(first, cell.find_last_not_of(' ') + 1 - first);
}

std::string file_of_source(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(source_dir() + "/" + path).rdbuf();
  return text.str();
}

// "// 300 | with_one | 300": written, rule, what it comes to.
std::vector<std::vector<std::string>> rows_of_table() {
  std::istringstream header(file_of_source("language/amounts/amount_decision.h"));
  std::vector<std::vector<std::string>> rows;
  for (std::string line; std::getline(header, line);) {
    if (std::count(line.begin(), line.end(), '|') != 2) continue;
    std::istringstream parts(line.substr(2));
    auto& row = rows.emplace_back();
    for (std::string cell; std::getline(parts, cell, '|');) row.push_back(trimmed(cell));
  }
  return rows;
}

}  // namespace

TEST_CASE("What the table of the decision says of a message is what is read of it") {
  const auto rows = rows_of_table();
  const std::string decision = file_of_source("language/amounts/amount_decision.cpp");
  REQUIRE(rows.size() > 20);
  for (std::size_t i = 1; i < rows.size(); ++i) {  // The first is the heading.
    INFO(rows[i].at(0));
    CHECK(comes_to(read_amount(rows[i].at(0))) == rows[i].at(2));
    CHECK(holds(decision, " " + rows[i].at(1) + "() const {"));
  }
}

}  // namespace sammachip
