// What docs/programme.md says of amounts, days and roles, compared with the program.
#include <catch2/catch.hpp>
#include <map>
#include <string>

#include "handlers/access/access.h"
#include "language/amounts/amount.h"
#include "language/dates/date.h"
#include "tests/docs/documents.h"

namespace sammachip {
namespace {

const std::string& the_programme() {
  static const std::string kText = read_file("docs/programme.md");
  return kText;
}

Reach reach_by_word(const std::string& word) {
  static const std::map<std::string, Reach> kWords{{"–", Reach::kNothing},
                                                   {"house", Reach::kOwnHouse},
                                                   {"own entries", Reach::kOwnEntries},
                                                   {"own houses", Reach::kOwnHouses},
                                                   {"area", Reach::kArea}};
  return kWords.at(word);
}

}  // namespace

TEST_CASE("The document's amounts are read as it says") {
  const auto rows = table_after(the_programme(), "### 5.1 Reading amounts");
  CHECK(rows.size() > 15);
  for (const auto& row : rows) {
    INFO(row.at(0));
    CHECK(amount_line(read_amount(row.at(0))) == row.at(1));
  }
}

TEST_CASE("The document's days are read as it says") {
  const Day today = *parse_iso_date("2017-06-14");
  const auto rows = table_after(the_programme(), "### 5.5 Days");
  CHECK(rows.size() > 10);
  for (const auto& row : rows) {
    INFO(row.at(0));
    const auto direction =
        row.at(1) > "2017-06-14" && row.at(1) < "3" ? Direction::kFuture : Direction::kPast;
    CHECK(date_line(read_date(row.at(0), today, direction)) == row.at(1));
  }
}

TEST_CASE("The document's table of who may do what is the program's") {
  const auto rows = table_after(the_programme(), "### 2.2 Who may do what");
  REQUIRE(rows.size() == kActCount);
  for (int act = 0; act < kActCount; ++act) {
    const auto& row = rows[static_cast<std::size_t>(act)];
    REQUIRE(row.size() == kRoleCount + 1);
    for (int role = 0; role < kRoleCount; ++role) {
      INFO(row[0] << ", role " << role);
      CHECK(reach_by_word(row[static_cast<std::size_t>(role) + 1]) ==
            reach_of(static_cast<Role>(role), static_cast<Act>(act)));
    }
  }
}

}  // namespace sammachip
