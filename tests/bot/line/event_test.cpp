#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#include "bot/line/event.h"
#include "support/places.h"
#include "tests/bot/rig.h"

using namespace sammachip;
using namespace sammachip::testing;

namespace {

const Instant kNow = instant_from(1735689600123);

ParsedWebhook parse(const std::string& body) { return parse_webhook(body, kNow); }
Event parse_one(const Json& event) {
  ParsedWebhook parsed = parse(webhook_body({event}));
  REQUIRE(parsed.events.size() == 1);
  return parsed.events.front();
}

}  // namespace

TEST_CASE("A text message is read whole") {
  const Event event = parse_one(text_event(7, "รายได้ 500"));
  CHECK(event.type == EventType::kText);
  CHECK(event.type_name == "message/text");
  CHECK(event.source == SourceKind::kUser);
  CHECK(event.user_id == "U0123456789abcdef0123456789abcdef");
  CHECK(event.text == "รายได้ 500");
  CHECK(event.message_id == "9007");
  CHECK(milliseconds(event.happened_at) == 1735689600007);
  CHECK(event.received_at == kNow);
  CHECK_FALSE(event.is_redelivery);
  CHECK_FALSE(event.is_standby);
  CHECK(Json::parse(event.kept_json) == text_event(7, "รายได้ 500"));
}

TEST_CASE("LINE's own emoji are emoji, and no words in the text") {
  Json event = text_event(7, "ป้า(heart)ศรี(smile)");
  event["message"]["emojis"] = {{{"index", 13}, {"length", 7}, {"productId", "5"}},
                                {{"index", 3}, {"length", 7}, {"productId", "5"}}};
  CHECK(parse_one(event).text == "ป้า🙂ศรี🙂");
}

TEST_CASE("Places of emoji that are none leave the text as it is") {
  Json event = text_event(7, "สมศรี");
  event["message"]["emojis"] = {{{"index", 3}, {"length", 99}},
                                {{"index", -1}, {"length", 1}},
                                {{"index", "0"}, {"length", 1}},
                                {{"index", 1}, {"length", 0}},
                                7};
  CHECK(parse_one(event).text == "สมศรี");
  event["message"]["emojis"] = "none";
  CHECK(parse_one(event).text == "สมศรี");
}

TEST_CASE("A photo of a set says of which, and a file what it is called") {
  Json photo = text_event(7, "");
  photo["message"] = {
      {"type", "image"}, {"id", "9"}, {"imageSet", {{"id", "set"}, {"index", 2}, {"total", 3}}}};
  Event event = parse_one(photo);
  CHECK(event.set_id == "set");
  CHECK(event.set_total == 3);
  photo["message"]["imageSet"] = {{"id", "set"}};
  event = parse_one(photo);
  CHECK(event.set_id == "set");
  CHECK(event.set_total == 0);
  for (const Json& strange : {Json(5), Json(nullptr), Json{{"id", 5}, {"total", -1}},
                              Json{{"total", 99'999'999'999}}, Json{{"total", 1.5}}}) {
    photo["message"]["imageSet"] = strange;
    event = parse_one(photo);
    CHECK(event.set_id.empty());
    CHECK(event.set_total == 0);
  }
  photo["message"] = {{"type", "file"}, {"id", "9"}, {"fileName", "ใบเสร็จ.jpg"}};
  event = parse_one(photo);
  CHECK(event.type == EventType::kFile);
  CHECK(event.file_name == "ใบเสร็จ.jpg");
}

TEST_CASE("What is no webhook is refused, and no bytes make the parser throw") {
  for (const char* body :
       {"", "null", "[]", "{}", "{\"events\":1}", "{\"events\":null}", "\xff\xfe", "{\"events\":[",
        "{\"events\":[{}", "\"\\u", "{\"events\":[1e999]}"}) {
    INFO(body);
    CHECK_FALSE(parse(body).is_valid);
  }
  CHECK(parse("{\"events\":[]}").is_valid);
}

TEST_CASE("A malformed event is left out and counted, the others go on") {
  const ParsedWebhook parsed = parse(webhook_body({text_event(1, "one"),
                                                   5,
                                                   nullptr,
                                                   Json::array(),
                                                   Json::object(),
                                                   {{"type", 5}},
                                                   text_event(2, "two")}));
  CHECK(parsed.is_valid);
  CHECK(parsed.malformed_events == 5);
  REQUIRE(parsed.events.size() == 2);
  CHECK(parsed.events[1].text == "two");
}

TEST_CASE("The events of a request are taken in the order in which people did what they tell") {
  const auto texts = [](const std::vector<Json>& events) {
    std::vector<std::string> words;
    for (const auto& event : parse(webhook_body(events)).events) words.push_back(event.text);
    return words;
  };
  using Texts = std::vector<std::string>;
  CHECK(texts({text_event(9, "เอ้ย 350"), text_event(8, "300")}) == Texts{"300", "เอ้ย 350"});
  Json second = text_event(9, "second");
  Json first = text_event(8, "first");
  second["timestamp"] = first["timestamp"];  // Then by the messages' numbers.
  CHECK(texts({second, first}) == Texts{"first", "second"});
}

TEST_CASE("Every field of an event may be missing, null or of another type") {
  const Json whole = text_event(3, "x");
  for (const auto& field : whole.items()) {
    for (const Json& wrong : {Json(nullptr), Json(5), Json("text"), Json::array({1}),
                              Json::object({{"a", 1}}), Json(-1e300), Json(true)}) {
      Json event = whole;
      event[field.key()] = wrong;
      const ParsedWebhook parsed = parse(webhook_body({event}));
      CHECK(parsed.events.size() + static_cast<std::size_t>(parsed.malformed_events) == 1);
    }
    Json event = whole;
    event.erase(field.key());
    CHECK(parse(webhook_body({event})).is_valid);
  }
}

TEST_CASE("Unknown kinds are kept as unknown") {
  Json event = text_event(4, "x");
  event["type"] = "great New<Feature>";
  CHECK(parse_one(event).type == EventType::kUnknown);
  CHECK(parse_one(event).type_name == "great?New?Feature?");
  event = text_event(4, "x");
  event["message"]["type"] = "hologram";
  CHECK(parse_one(event).type == EventType::kUnknown);
  CHECK(parse_one(event).text.empty());
}

TEST_CASE("Deep nesting is refused without recursion") {
  const std::string deep(200'000, '[');
  CHECK(parse("{\"events\":" + deep).problem == "nested too deeply");
  std::string objects = "{\"events\":[";
  for (int i = 0; i < 100'000; ++i) objects += "{\"a\":";
  CHECK_FALSE(parse(objects).is_valid);
  CHECK(parse("{\"events\":[],\"x\":\"" + deep + "\"}").is_valid);
}

TEST_CASE("Surrogate pairs are joined, halves and bad UTF-8 become U+FFFD") {
  const auto text_of = [](const std::string& raw) {
    const std::string body = R"({"events":[{"type":"message","webhookEventId":"e",)"
                             R"("source":{"type":"user","userId":"U1"},)"
                             R"("message":{"type":"text","id":"1","text":")" +
                             raw + "\"}}]}";
    const ParsedWebhook parsed = parse(body);
    return parsed.events.empty() ? std::string("none") : parsed.events.front().text;
  };
  CHECK(text_of("\\uD83E\\uDD28 \xF0\x9F\xA4\xA8") == "🤨 🤨");
  CHECK(text_of("a\\uD83E!") == "a\uFFFD!");
  CHECK(text_of("a\\uDD28\\uD83E") == "a\uFFFD\uFFFD");
  CHECK(text_of("a\\uD83E\\u0041") == "a\uFFFDA");
  CHECK(text_of("a\xff\xc0z") == "a\uFFFD\uFFFDz");
  CHECK(text_of("a\xed\xa0\x80z").find('z') != std::string::npos);
  CHECK(text_of("a\\u0000b") == "a\uFFFDb");
}

TEST_CASE("A 13-digit ID is blanked in the text and in what is kept") {
  const Event event = parse_one(text_event(5, "บัตร 1101700207030 ครับ"));
  CHECK(event.holds_national_id);
  CHECK(event.text.find("1101700207030") == std::string::npos);
  CHECK(event.kept_json.find("1101700207030") == std::string::npos);
  Json sticker = text_event(6, "x");
  sticker["message"] = {{"type", "sticker"}, {"id", "5353200432453"}, {"text", "1101700207030"}};
  const std::string kept = parse_one(sticker).kept_json;
  CHECK(kept.find("1101700207030") == std::string::npos);
  CHECK(kept.find("5353200432453") != std::string::npos);
}

TEST_CASE("Of a group only ids and kind are kept") {
  Json event = text_event(8, "our secret");
  event["source"] = {{"type", "group"}, {"groupId", "C1"}, {"userId", "U1"}};
  const Event read = parse_one(event);
  CHECK(read.source == SourceKind::kGroup);
  CHECK(read.group_id == "C1");
  CHECK(read.text.empty());
  CHECK(read.kept_json.find("secret") == std::string::npos);
  CHECK(read.kept_json.find("\"C1\"") != std::string::npos);
}

TEST_CASE("The console's dummies are stored and never answered") {
  for (const auto& [token, user] : std::vector<std::pair<std::string, std::string>>{
           {std::string(32, '0'), "U1"},
           {std::string(32, 'f'), "U1"},
           {"abc", "Udeadbeefdeadbeefdeadbeefdeadbeef"}}) {
    Json event = text_event(9, "Hello, world");
    event["replyToken"] = token;
    event["source"]["userId"] = user;
    CHECK(parse_one(event).reply_token.empty());
    CHECK(parse_one(event).type == EventType::kUnknown);
  }
}

TEST_CASE("An older event without id is known by its content, however it is redelivered") {
  Json event = text_event(10, "old");
  event.erase("webhookEventId");
  const std::string id = parse_one(event).id;
  event["deliveryContext"]["isRedelivery"] = true;
  CHECK(parse_one(event).id == id);
  event["message"]["text"] = "other";
  CHECK(parse_one(event).id != id);
}

TEST_CASE("What was kept of an event can be read again") {
  const Event event = parse_one(text_event(11, "again"));
  const auto again = event_from_kept(event.kept_json, kNow);
  REQUIRE(again);
  CHECK(again->id == event.id);
  CHECK(again->text == "again");
  CHECK_FALSE(event_from_kept("", kNow));
}

TEST_CASE("Every webhook of LINE's own examples is read") {
  const std::filesystem::path folder =
      std::filesystem::path(source_dir()) / "../shared/line-openapi/webhooks";
  if (!std::filesystem::exists(folder)) {
    WARN("LINE's examples are not there: skipped");
    return;
  }
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    INFO(entry.path());
    std::ifstream file(entry.path());
    const ParsedWebhook parsed = parse({std::istreambuf_iterator<char>(file), {}});
    CHECK(parsed.is_valid);
    CHECK_FALSE(parsed.events.empty());
    CHECK(parsed.malformed_events == 0);
    ++files;
  }
  CHECK(files > 20);
}

TEST_CASE("Webhooks with bytes changed, cut or doubled at random never hurt") {
  std::mt19937 random(5);
  const std::string whole = webhook_body({text_event(1, "หนึ่ง \\ud83e"), text_event(2, "two")});
  for (int i = 0; i < 3000; ++i) {
    std::string body = whole.substr(0, 1 + random() % whole.size());
    for (unsigned changes = random() % 4; changes > 0; --changes) {
      body[random() % body.size()] = static_cast<char>(random());
    }
    parse(body);
  }
}
