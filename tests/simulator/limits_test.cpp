#include <catch2/catch.hpp>

#include "simulator/message_limits.h"
#include "simulator/text_length.h"
#include "tests/simulator/fake_bot.h"

using namespace sammachip::simulator;
using sammachip::testing::TestPlatform;

namespace {

std::string repeated(const std::string& piece, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += piece;
  return text;
}

// The first problem of a message as "property: message", or empty.
std::string problem(const json& message) {
  const auto problems = message_problems(json::array({message}));
  return problems.empty() ? "" : problems[0].property + ": " + problems[0].message;
}

json button(const std::string& label) {
  return {{"type", "message"}, {"label", label}, {"text", "ได้"}};
}

json with_quick_replies(const std::vector<json>& actions) {
  json message = text("เลือก");
  message["quickReply"]["items"] = json::array();
  for (const auto& action : actions) {
    message["quickReply"]["items"].push_back({{"type", "action"}, {"action", action}});
  }
  return message;
}

json flex(const json& contents) {
  return {{"type", "flex"}, {"altText", "สรุป"}, {"contents", contents}};
}

json box(const json& contents, const std::string& layout = "vertical") {
  return {{"type", "box"}, {"layout", layout}, {"contents", contents}};
}

json bubble(const json& body) { return {{"type", "bubble"}, {"body", body}}; }

json with_template(const json& content) {
  return {{"type", "template"}, {"altText", "เลือก"}, {"template", content}};
}

}  // namespace

TEST_CASE("Thai is counted as LINE counts") {
  CHECK(utf16_length("ที่") == 3);
  CHECK(grapheme_count("ที่") == 1);
  CHECK(utf16_length("ยืนยันการบันทึกรายได้") == 21);
  CHECK(grapheme_count("ยืนยันการบันทึกรายได้") == 16);
  CHECK(utf16_length("ดูสรุปรายเดือนของหมู่บ้าน") == 25);
  CHECK(grapheme_count("ดูสรุปรายเดือนของหมู่บ้าน") == 19);
  CHECK(utf16_length("👨‍👩‍👧‍👦") == 11);
  CHECK(grapheme_count("👨‍👩‍👧‍👦") == 1);
  CHECK(utf16_length("🍎") == 2);
}

TEST_CASE("A text has 1 to 5,000 UTF-16 units") {
  CHECK(problem(text(repeated("ก", 5000))).empty());
  CHECK(problem(text(repeated("🍎", 2500))).empty());
  CHECK(problem(text(repeated("🍎", 2501))) ==
        "messages[0].text: Length must be between 1 and 5000");
  CHECK(problem(text("")) == "messages[0].text: May not be empty");
  CHECK(problem({{"type", "text"}}) == "messages[0].text: May not be empty");
}

TEST_CASE("Braces in textV2 are placeholders or doubled") {
  const json v2{{"type", "textV2"}, {"text", "{who} {{ได้}}"}};
  CHECK_FALSE(problem(v2).empty());
  json whole = v2;
  whole["substitution"]["who"] = {{"type", "mention"}};
  CHECK(problem(whole).empty());
}

TEST_CASE("A quick reply's label has 20 graphemes, as LINE counts them") {
  CHECK(problem(with_quick_replies({button("ดูสรุปรายเดือนของหมู่บ้าน")})).empty());
  CHECK(problem(with_quick_replies({button(repeated("ที่", 20))})).empty());
  CHECK(problem(with_quick_replies({button(repeated("ที่", 21))})) ==
        "messages[0].quickReply.items[0].action.label: Length must be between 1 and 20");
  CHECK_FALSE(problem(with_quick_replies({{{"type", "message"}, {"text", "ก"}}})).empty());
}

TEST_CASE("There are at most 13 quick replies") {
  CHECK(problem(with_quick_replies(std::vector<json>(13, button("ก")))).empty());
  CHECK_FALSE(problem(with_quick_replies(std::vector<json>(14, button("ก")))).empty());
}

TEST_CASE("A postback's data has 300 units and its words are displayText or text") {
  json action{{"type", "postback"}, {"label", "ก"}, {"data", repeated("ก", 300)}};
  CHECK(problem(with_quick_replies({action})).empty());
  action["displayText"] = repeated("ที่", 300);
  CHECK(problem(with_quick_replies({action})).empty());
  action["text"] = "ก";
  CHECK_FALSE(problem(with_quick_replies({action})).empty());
  action.erase("text");
  action["data"] = repeated("ก", 301);
  CHECK_FALSE(problem(with_quick_replies({action})).empty());
}

TEST_CASE("Links are http, https, line or tel") {
  const auto link = [](const std::string& uri) {
    return problem(with_quick_replies({{{"type", "uri"}, {"label", "ก"}, {"uri", uri}}}));
  };
  CHECK(link("https://example.org/a?b=c").empty());
  CHECK(link("tel:0812345678").empty());
  CHECK(link("line://ti/p/x").empty());
  CHECK(link("javascript:alert(1)") ==
        "messages[0].quickReply.items[0].action.uri: invalid uri scheme");
  CHECK_FALSE(link("https://example.org/" + repeated("a", 1000)).empty());
  CHECK_FALSE(link("https://example.org/ไทย").empty());
}

TEST_CASE("A date picker takes dates of its mode without a time zone") {
  const auto picker = [](const std::string& mode, const std::string& initial) {
    const json action{{"type", "datetimepicker"},
                      {"label", "วันที่"},
                      {"data", "d"},
                      {"mode", mode},
                      {"initial", initial}};
    return problem(with_quick_replies({action}));
  };
  CHECK(picker("date", "2026-11-22").empty());
  CHECK(picker("datetime", "2026-11-22t08:30").empty());
  CHECK(picker("time", "08:30").empty());
  CHECK_FALSE(picker("date", "2026-11-22T08:30").empty());
  CHECK_FALSE(picker("date", "2101-01-01").empty());
  CHECK_FALSE(picker("datetime", "2026-11-22T08:30Z").empty());
}

TEST_CASE("A flex message needs words for where it cannot be shown") {
  json message = flex(bubble(box({{{"type", "text"}, {"text", "ก"}}})));
  CHECK(problem(message).empty());
  message["altText"] = repeated("ก", 1501);
  CHECK_FALSE(problem(message).empty());
  message.erase("altText");
  CHECK(problem(message) == "messages[0].altText: May not be empty");
}

TEST_CASE("A bubble has 30,000 bytes and a carousel 50,000") {
  const auto filled = [](int bytes) {
    return bubble(
        box({{{"type", "text"}, {"text", std::string(static_cast<std::size_t>(bytes), 'x')}}}));
  };
  CHECK(problem(flex(filled(29800))).empty());
  CHECK(problem(flex(filled(30001))) == "messages[0].contents: the bubble is larger than 30 KB");
  const json two{{"type", "carousel"}, {"contents", {filled(24000), filled(24000)}}};
  CHECK(problem(flex(two)).empty());
  const json three{{"type", "carousel"},
                   {"contents", {filled(20000), filled(20000), filled(20000)}}};
  CHECK(problem(flex(three)) == "messages[0].contents: the carousel is larger than 50 KB");
}

TEST_CASE("A carousel has 12 bubbles of one size") {
  json small = bubble(box(json::array()));
  json carousel{{"type", "carousel"}, {"contents", std::vector<json>(12, small)}};
  CHECK(problem(flex(carousel)).empty());
  carousel["contents"].push_back(small);
  CHECK_FALSE(problem(flex(carousel)).empty());
  small["size"] = "kilo";
  carousel["contents"] = json::array({small, bubble(box(json::array()))});
  CHECK_FALSE(problem(flex(carousel)).empty());
}

TEST_CASE("Flex components stand where they may and look as they can") {
  const auto in_box = [](const json& component, const std::string& layout = "vertical") {
    return problem(flex(bubble(box(json::array({component}), layout))));
  };
  CHECK(in_box({{"type", "button"}, {"action", button(repeated("ก", 40))}}).empty());
  CHECK_FALSE(in_box({{"type", "button"}, {"action", button(repeated("ก", 41))}}).empty());
  CHECK_FALSE(in_box({{"type", "button"}, {"action", button("ก")}}, "baseline").empty());
  CHECK_FALSE(in_box({{"type", "video"}}).empty());
  CHECK_FALSE(in_box({{"type", "text"}, {"text", ""}}).empty());
  CHECK(in_box({{"type", "text"}, {"text", "ก"}, {"color", "#06C755"}, {"size", "xl"}}).empty());
  CHECK(in_box({{"type", "text"}, {"text", "ก"}, {"color", "green"}}) ==
        "messages[0].contents/body/contents/0/color: invalid property");
  CHECK_FALSE(in_box({{"type", "text"}, {"text", "ก"}, {"margin", "big"}}).empty());
  CHECK_FALSE(in_box({{"type", "image"}, {"url", "http://example.org/a.png"}}).empty());
  json hero = bubble(box(json::array()));
  hero["hero"] = {{"type", "text"}, {"text", "ก"}};
  CHECK_FALSE(problem(flex(hero)).empty());
}

TEST_CASE("Templates keep their lengths and counts") {
  json buttons{{"type", "buttons"}, {"text", repeated("ที่", 160)}, {"actions", {button("ก")}}};
  CHECK(problem(with_template(buttons)).empty());
  buttons["title"] = "หัวข้อ";
  CHECK(problem(with_template(buttons)) ==
        "messages[0].template.text: Length must be between 1 and 60");
  buttons["text"] = "ก";
  buttons["actions"] = std::vector<json>(5, button("ก"));
  CHECK_FALSE(problem(with_template(buttons)).empty());
  json confirm{{"type", "confirm"}, {"text", "ใช่ไหม"}, {"actions", {button("ใช่")}}};
  CHECK_FALSE(problem(with_template(confirm)).empty());
  confirm["actions"].push_back(button("ไม่"));
  CHECK(problem(with_template(confirm)).empty());
}

TEST_CASE("All columns of a carousel have as many actions and the same parts") {
  const json column{{"text", "ก"}, {"actions", {button("ก")}}};
  json other = column;
  other["actions"].push_back(button("ข"));
  const auto carousel = [](const json& columns) {
    return problem(with_template({{"type", "carousel"}, {"columns", columns}}));
  };
  CHECK(carousel({column, column}).empty());
  CHECK_FALSE(carousel({column, other}).empty());
  other = column;
  other["title"] = "หัวข้อ";
  CHECK_FALSE(carousel({column, other}).empty());
}

TEST_CASE("A refused message is answered with details, reaches nobody, and is recorded") {
  TestPlatform platform;
  Phone somsri = platform.person("สมศรี");
  ApiClient client(platform);
  const Answer answer = client.push(somsri.id(), json::array({text("ดี"), text("")}));
  CHECK(answer.status == 400);
  CHECK(answer.message() == "The request body has 1 error(s)");
  CHECK(answer.detail() == "messages[1].text: May not be empty");
  CHECK(somsri.bubbles().empty());
  CHECK(platform.calls().calls().back().status == 400);
  CHECK(client.push(somsri.id(), json::array()).detail() ==
        "messages: Size must be between 1 and 5");
  CHECK(client.push(somsri.id(), std::vector<json>(6, text("ก"))).status == 400);
  CHECK(client.validate(texts("ดี")).status == 200);
  CHECK(client.validate(texts("")).status == 400);
}
