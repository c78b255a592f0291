// Lines up to 100 columns, functions up to 70 lines, files up to 400.
#include <catch2/catch.hpp>
#include <string>

#include "tests/tidy/checkout.h"
#include "tests/tidy/functions.h"
#include "tests/tidy/lines.h"

using namespace sammachip::tidy;

TEST_CASE("No line has more than 100 columns") { CHECK(wide_lines(this_checkout()) == kNothing); }

TEST_CASE("A line that is too wide is noticed, counted in letters and not in a raw string") {
  CHECK(columns_of("ปีที่แล้ว") == 5);  // ป ท แ ล ว
  CHECK(columns_of("a – b") == 5);
  CHECK(wide_lines(broken("wide_lines.cpp", "handlers/here.cpp")) ==
        Findings{"handlers/here.cpp:4: 108 columns: break the line at 100",
                 "handlers/here.cpp:7: 106 columns: break the line at 100"});
}

TEST_CASE("No function has more than 70 lines") {
  CHECK(long_functions(this_checkout()) == kNothing);
}

TEST_CASE("A function that is too long is noticed, and where it begins and ends") {
  const auto sources = broken("long_function.cpp", "bot/counter.cpp");
  CHECK(long_functions(sources) ==
        Findings{"bot/counter.cpp:9: a function of 71 lines; it may have 70: give a part of it a "
                 "name of its own"});
  const auto blocks = blocks_of(sources.front());
  REQUIRE(blocks.size() == 3);
  CHECK(blocks[0].head == "int is_short()");
  CHECK(sources.front().line_of(blocks[0].end) == 6);
  CHECK(blocks[2].kind == BlockKind::kClass);
}

TEST_CASE("No file has more than 400 lines") { CHECK(long_files(this_checkout()) == kNothing); }

TEST_CASE("A file that is too long is noticed") {
  std::string text;
  for (int line = 0; line < 400; ++line) text += "// A line.\n";
  CHECK(long_files({source_from("bot/long.cpp", text)}) == kNothing);
  CHECK(long_files({source_from("bot/long.cpp", text + "//\n")}) ==
        Findings{"bot/long.cpp:401: a file of 401 lines; it may have 400: give a part of it a file "
                 "of its own, named by a noun"});
}
