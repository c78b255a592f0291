#include "tests/tidy/ids.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/tidy/checkout.h"

using namespace sammachip::tidy;

TEST_CASE("What a record is called by is no mere text in any header") {
  CHECK(names_of_ids(this_checkout()).size() > 20);
  CHECK(texts_for_ids(this_checkout()) == kNothing);
}

TEST_CASE("A text that stands for an id is noticed") {
  const auto with_types = [](const std::string& as) {
    auto sources = broken("texts_for_ids.h", as);
    const auto& all = this_checkout();
    const auto types = std::find_if(all.begin(), all.end(), [](const Source& source) {
      return source.file == "storage/ids/ids.h";
    });
    REQUIRE(types != all.end());
    sources.push_back(*types);
    return texts_for_ids(sources);
  };
  const auto finding = [](const std::string& where, const std::string& name) {
    return where + ": the text " + name + " is an id: give it its type of storage/ids/ids.h";
  };
  CHECK(with_types("handlers/rows.h") == Findings{finding("handlers/rows.h:11", "household_id"),
                                                  finding("handlers/rows.h:13", "user_ids"),
                                                  finding("handlers/rows.h:17", "first_user_id"),
                                                  finding("handlers/rows.h:17", "area_code")});
  CHECK(with_types("storage/rows.h").size() == 6);
  CHECK(with_types("storage/rows.cpp") == kNothing);
  CHECK(with_types("simulator/rows.h") == kNothing);
}
