// The house rules of CONTRIBUTING.md that a machine can check. Each is shown to notice what breaks
// it.
#include <catch2/catch.hpp>

#include "support/places.h"
#include "tests/tidy/includes.h"

using namespace sammachip;
using namespace sammachip::tidy;

namespace {

const Graph& this_checkout() {
  static const Graph kFiles = file_includes(source_dir());
  return kFiles;
}

using Knots = std::vector<std::set<std::string>>;

}  // namespace

TEST_CASE("A layer includes only what stands below it") {
  CHECK(this_checkout().size() > 300);
  CHECK(wrong_layers(this_checkout()) == std::vector<std::string>{});
}

TEST_CASE("An include that runs up is noticed, and one into a folder that stands apart") {
  CHECK(wrong_layers({{"bot/talks/texts.h", {"bot/base/clock.h", "storage/records.h"}}}).empty());
  CHECK(wrong_layers({{"bot/talks/texts.h", {"handlers/words/names.h"}}}) ==
        std::vector<std::string>{"bot/talks/texts.h includes handlers/words/names.h"});
  CHECK(wrong_layers({{"language/dates/date.h", {"storage/records.h"}}}).size() == 1);
  CHECK(wrong_layers({{"simulator/quota.cpp", {"bot/base/clock.h"}}}).size() == 1);
  CHECK(wrong_layers({{"handlers/all.cpp", {"commands/demo.h", "simulator/quota.h"}}}).size() == 2);
}

TEST_CASE("No files include each other, nor do rooms or folders") {
  CHECK(circles(this_checkout()) == Knots{});
  CHECK(circles(by_room(this_checkout())) == Knots{});
  CHECK(circles(by_folder(this_checkout())) == Knots{});
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

TEST_CASE("The list of all talks and commands is a list of faces") {
  for (const auto& included : this_checkout().at("handlers/all.cpp")) {
    INFO(included);
    CHECK((included == "handlers/all.h" || included.ends_with("/talks.h")));
  }
  // Who has a face is in the list.
  for (const auto& [file, included] : this_checkout()) {
    if (!file.starts_with("handlers/") || !file.ends_with("/talks.h")) continue;
    INFO(file);
    CHECK(this_checkout().at("handlers/all.cpp").contains(file));
  }
}
