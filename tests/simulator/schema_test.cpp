#include <catch2/catch.hpp>
#include <filesystem>

#include "support/places.h"
#include "tests/simulator/fake_bot.h"

using namespace sammachip::simulator;
using sammachip::testing::patient_settings;
using sammachip::testing::TestPlatform;

namespace {

const std::string kSpecification = sammachip::source_dir() + "/../shared/line-openapi";

bool is_there() {
  if (std::filesystem::exists(kSpecification)) return true;
  WARN("skipped: LINE's specification is not at " << kSpecification);
  return false;
}

json whole_flex() {
  const json button{{"type", "button"},
                    {"style", "primary"},
                    {"action", {{"type", "postback"}, {"label", "ยืนยัน"}, {"data", "yes"}}}};
  const json row{{"type", "box"},
                 {"layout", "baseline"},
                 {"contents", {{{"type", "text"}, {"text", "ไข่"}, {"flex", 2}, {"wrap", true}}}}};
  const json body{{"type", "box"}, {"layout", "vertical"}, {"contents", {row, button}}};
  return {{"type", "flex"},
          {"altText", "สรุป"},
          {"contents", {{"type", "bubble"}, {"size", "kilo"}, {"body", body}}}};
}

}  // namespace

TEST_CASE("LINE's specification takes what is right and names what is wrong") {
  if (!is_there()) return;
  const StrictSchema schema(kSpecification);
  const auto first = [&](const json& message) {
    const auto problems = schema.problems(
        "PushMessageRequest", {{"to", "U" + std::string(32, '0')}, {"messages", {message}}});
    return problems.empty() ? std::string() : problems[0].property + ": " + problems[0].message;
  };
  CHECK(first(text("สวัสดี")) == "");
  CHECK(first(whole_flex()) == "");
  json misspelt = whole_flex();
  misspelt["contents"]["body"]["contents"][0]["contents"][0]["colour"] = "#ffffff";
  CHECK_THAT(first(misspelt), Catch::Contains("colour"));
  json no_words = whole_flex();
  no_words.erase("altText");
  CHECK_FALSE(first(no_words).empty());
  CHECK_FALSE(first({{"type", "text"}, {"text", "ก"}, {"extra", 1}}).empty());
}

TEST_CASE("With the specification a field that LINE does not know is refused") {
  if (!is_there()) return;
  Settings settings = patient_settings();
  settings.spec_dir = kSpecification;
  TestPlatform platform(settings);
  REQUIRE(platform.has_schema());
  Phone somsri = platform.person("สมศรี");
  ApiClient client(platform);
  json message = text("สวัสดี");
  CHECK(client.push(somsri.id(), json::array({message, whole_flex()})).status == 200);
  message["colour"] = "red";
  const Answer answer = client.push(somsri.id(), json::array({message}));
  CHECK(answer.status == 400);
  CHECK_THAT(answer.body, Catch::Contains("colour"));
  CHECK(client.validate(json::array({message})).status == 400);
}

TEST_CASE("A label that is short in graphemes but long in code points passes the specification") {
  if (!is_there()) return;
  Settings settings = patient_settings();
  settings.spec_dir = kSpecification;
  TestPlatform platform(settings);
  std::string label;
  for (int i = 0; i < 20; ++i) label += "ที่";
  json message = text("เลือก");
  message["quickReply"]["items"] = json::array(
      {{{"type", "action"}, {"action", {{"type", "message"}, {"label", label}, {"text", "ก"}}}}});
  CHECK(ApiClient(platform).validate(json::array({message})).status == 200);
}

TEST_CASE("A missing specification is said at once") {
  CHECK_THROWS_WITH(StrictSchema("/nowhere"), Catch::Contains("/nowhere"));
}
