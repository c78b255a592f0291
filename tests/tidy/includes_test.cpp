// Layers, and no circles.
#include "tests/tidy/includes.h"

#include <catch2/catch.hpp>

#include "tests/tidy/checkout.h"

using namespace sammachip::tidy;

namespace {

const Graph& all_includes() {
  static const Graph kFiles = file_includes(this_checkout());
  return kFiles;
}

using Knots = std::vector<std::set<std::string>>;

}  // namespace

TEST_CASE("A layer includes only what stands below it") {
  CHECK(wrong_layers(this_checkout()) == kNothing);
}

TEST_CASE("An include that runs up is noticed, and one into a folder that stands apart") {
  CHECK(wrong_layers(broken("include_upwards.h", "bot/talks/upwards.h")) ==
        Findings{"bot/talks/upwards.h:7: bot/ does not know handlers/words/names.h: hand over what "
                 "it needs, or move it there"});
  CHECK(wrong_layers(broken("include_upwards.h", "handlers/words/upwards.h")) == kNothing);
  CHECK(wrong_layers(broken("include_upwards.h", "language/dates/upwards.h")).size() == 2);
  CHECK(wrong_layers(broken("include_upwards.h", "simulator/upwards.h")).size() == 2);
  CHECK(wrong_layers(broken("include_upwards.h", "attic/upwards.h")) ==
        Findings{"attic/upwards.h:1: attic/ is no layer: tests/tidy/includes.cpp is to say what it "
                 "may include"});
}

TEST_CASE("No files include each other, nor do rooms or folders") {
  INFO("They include each other: give what both need a file, or a folder, of its own");
  CHECK(circles(all_includes()) == Knots{});
  CHECK(circles(by_room(all_includes())) == Knots{});
  CHECK(circles(by_folder(all_includes())) == Knots{});
}

TEST_CASE("A circle is noticed between files, between rooms and between folders") {
  const Graph files{
      {"a/one.h", {"a/two.h"}}, {"a/two.h", {"a/three.h"}}, {"a/three.h", {"a/one.h"}}};
  CHECK(circles(files) == Knots{{"a/one.h", "a/three.h", "a/two.h"}});

  // No header includes the other, but each .cpp does.
  const Graph rooms{{"a/one.h", {}},
                    {"a/one.cpp", {"a/one.h", "a/two.h"}},
                    {"a/two.h", {}},
                    {"a/two.cpp", {"a/two.h", "a/one.h"}}};
  CHECK(circles(rooms).empty());
  CHECK(circles(by_room(rooms)) == Knots{{"a/one", "a/two"}});

  const Graph folders{{"a/one.h", {"b/two.h"}}, {"b/three.h", {"a/four.h"}}};
  CHECK(circles(by_room(folders)).empty());
  CHECK(circles(by_folder(folders)) == Knots{{"a", "b"}});
}
