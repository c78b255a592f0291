// The value that talks hand on: made of what a talk's file has at hand, without the json library.
#include "bot/talks/json_value.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace sammachip;

TEST_CASE("A value is what it was made of", "[json_value_test]") {
  const std::string name = "เห็ดควนเมา";
  CHECK(JsonValue().is_null());
  CHECK(JsonValue(nullptr).is_null());
  CHECK(JsonValue(name).json() == Json(name));
  CHECK(JsonValue("ใช่").text() == "ใช่");
  CHECK(JsonValue(true).json() == Json(true));
  CHECK(JsonValue(3500).json() == Json(3500));
  CHECK(JsonValue{{"house", name}, {"phone", nullptr}, {"members", 12}}.json() ==
        Json{{"house", name}, {"phone", nullptr}, {"members", 12}});
}

TEST_CASE("A pair of texts is a member of an object, never a list", "[json_value_test]") {
  const JsonValue one{{"group", "01GROUP"}};
  CHECK(one.json().is_object());
  CHECK(one.text_of("group") == "01GROUP");
  CHECK(one.text_of("house").empty());
  CHECK(JsonValue(3).text_of("group").empty());
}

TEST_CASE("A copy is its own; what was moved from is null", "[json_value_test]") {
  JsonValue first{{"sum", 350}};
  JsonValue copy = first;
  copy.set("sum", 400);
  CHECK(first.json().at("sum") == 350);
  const JsonValue moved = std::move(first);
  CHECK(first.is_null());  // NOLINT(bugprone-use-after-move): it is said to be null.
  CHECK(moved.json().at("sum") == 350);
}

TEST_CASE("Members of two objects come together, the later ones win", "[json_value_test]") {
  JsonValue answers;
  answers.set("programme", "01P");
  answers.update({{"programme", "01Q"}, {"house", "01H"}});
  CHECK(answers == JsonValue{{"programme", "01Q"}, {"house", "01H"}});
}
