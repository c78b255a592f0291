#include "bot/talks/memo.h"

#include <catch2/catch.hpp>
#include <string>

namespace sammachip {
namespace {

struct House {
  std::string name;
};

}  // namespace

TEST_CASE("What was looked up is looked up once, until it is forgotten") {
  Memo memo;
  int looks = 0;
  const auto look = [&] { return House{"house " + std::to_string(++looks)}; };
  const House& first = memo.known<House>(look);
  CHECK(&memo.known<House>(look) == &first);
  CHECK(looks == 1);
  memo.forget<House>();
  CHECK(memo.known<House>(look).name == "house 2");
  CHECK(looks == 2);
  // Whoever still holds the first reads what they were given.
  CHECK(first.name == "house 1");
}

TEST_CASE("Of several the one that is asked for is found") {
  Memo memo;
  const auto house = [&](const std::string& name) -> const House& {
    return memo.known<House>([&](const House& one) { return one.name == name; },
                             [&] { return House{name}; });
  };
  const House& first = house("12");
  for (int i = 0; i < 100; ++i) house(std::to_string(1000 + i));
  CHECK(&house("12") == &first);
  CHECK(house("1099").name == "1099");
}

TEST_CASE("What is noted down is one value of each type") {
  Memo memo;
  memo.of<House>().name = "45/2";
  CHECK(memo.of<House>().name == "45/2");
  CHECK(memo.of<std::string>().empty());
}

}  // namespace sammachip
