#include "tests/tidy/sources.h"

#include <catch2/catch.hpp>

#include "tests/tidy/checkout.h"

using namespace sammachip::tidy;

TEST_CASE("Every source of the checkout is read, but for those that break a rule on purpose") {
  const auto& sources = this_checkout();
  CHECK(sources.size() > 900);
  for (const char* file : {"bench/month.cpp", "handlers/all.cpp", "tests/tidy/sources_test.cpp",
                           "simulator/main.cpp", "storage/records.h"}) {
    INFO(file);
    CHECK(std::ranges::count(sources, file, &Source::file) == 1);
  }
  for (const auto& source : sources) CHECK_FALSE(source.is_in("tests/tidy/broken/"));
}

TEST_CASE("Code is what stands in no comment and in no quotes") {
  const Source source = source_from("a.cpp",
                                    "int a = 1'000; // no \"code\"\n"
                                    "char b = '\"'; auto c = \"x\\\"y\" R\"--(\"z\n)\" )--\";\n"
                                    "int /* a\n b */ d;\n");
  CHECK(source.code ==
        "int a = 1'000;             \n"
        "char b = ' '; auto c = \"    \" R\"     \n      \";\n"
        "int     \n      d;\n");
  REQUIRE(source.quoted.size() == 2);
  CHECK(source.quoted[0].text == "x\\\"y");
  CHECK_FALSE(source.quoted[0].is_raw);
  CHECK(source.quoted[1].text == "\"z\n)\" ");
  CHECK(source.quoted[1].is_raw);
  CHECK(source.line_starts.size() == 5);
  CHECK(source.line_of(source.quoted[1].at) == 2);
  CHECK(source.line(5) == " b */ d;");
  CHECK(places_of("a", source).size() == 1);
}
