#include "language/answers/grave_news.h"

#include <catch2/catch.hpp>
#include <string>

#include "tests/language/corpus.h"

namespace sammachip {
namespace {

std::string told_as(Grave grave) {
  switch (grave) {
    case Grave::kSelfHarm:
      return "self_harm";
    case Grave::kDeath:
    case Grave::kTrouble:
      return "grave";
    case Grave::kLoss:
      return "loss";
    case Grave::kNone:
      return "none";
  }
  return {};
}

}  // namespace

TEST_CASE("What is grave is told from what is said with a sigh, and a person from a hen") {
  const auto rows = corpus_rows("grave_news.tsv");
  CHECK(rows.size() > 60);
  for (const auto& row : rows) {
    INFO(row.at(0));
    CHECK(told_as(read_grave_news(row.at(0))) == row.at(1));
  }
  CHECK(read_grave_news("") == Grave::kNone);
  CHECK(read_grave_news("\xff\xe0\xb8") == Grave::kNone);
}

}  // namespace sammachip
