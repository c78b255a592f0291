#include <catch2/catch.hpp>
#include <fstream>

#include "bot/base/file_clock.h"
#include "bot/base/log.h"
#include "bot/line/line_client.h"
#include "bot/line/reply.h"
#include "bot/line/signature.h"
#include "tests/bot/rig.h"
#include "tests/support/test_platform.h"

using namespace sammachip;
using namespace sammachip::testing;

TEST_CASE("Events are counted by the name of their type") {
  Metrics metrics;
  for (int type = 0; type <= static_cast<int>(EventType::kUnknown); ++type) {
    const std::string_view name = name_of(static_cast<EventType>(type));
    metrics.event(name, EventResult::kHandled);
    CHECK(metrics.text().find("sammachip_events_total{result=\"handled\",type=\"" +
                              std::string(name) + "\"} 1\n") != std::string::npos);
  }
  metrics.event("whatever LINE adds", EventResult::kHandled);
  CHECK(metrics.text().find("type=\"unknown\"} 2\n") != std::string::npos);
}

TEST_CASE("LINE's own example of a signature holds, and nothing near it") {
  const std::string secret = "8c570fa6dd201bb328f1c1eac23a96d8";
  const std::string body = R"({"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]})";
  const std::string signature = "GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=";
  CHECK(sign(secret, body) == signature);
  CHECK(is_signed_by({secret}, body, signature));
  CHECK(is_signed_by({"an old secret", secret}, body, signature));
  CHECK_FALSE(is_signed_by({"an old secret"}, body, signature));
  CHECK_FALSE(is_signed_by({}, body, signature));
  CHECK_FALSE(is_signed_by({""}, body, sign("", body)));
  CHECK_FALSE(is_signed_by({secret}, body + " ", signature));
  for (const std::string& wrong : {std::string(), std::string(44, '='), std::string(44, 'A'),
                                   signature.substr(1), signature + "=", std::string(1000, 'x')}) {
    CHECK_FALSE(is_signed_by({secret}, body, wrong));
  }
}

TEST_CASE("A signature has one text: another that decodes to the same bytes is none") {
  const std::string secret = "8c570fa6dd201bb328f1c1eac23a96d8";
  const std::string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  // The last character before "=" holds two bits that belong to no byte.
  for (int number = 0; number < 20; ++number) {
    const std::string body = std::to_string(number);
    const std::string signature = sign(secret, body);
    for (const char c : alphabet) {
      std::string other = signature;
      other[42] = c;
      INFO(other);
      CHECK(is_signed_by({secret}, body, other) == (other == signature));
    }
  }
}

TEST_CASE("A reply has at most five bubbles: further texts join the fifth") {
  Reply reply;
  for (int i = 1; i <= 7; ++i) reply.bubbles.push_back({std::to_string(i), ""});
  for (int i = 0; i < 15; ++i) reply.buttons.push_back({"b", "d", Button::Kind::kPostback});
  const Json messages = Json::parse(messages_json(reply));
  REQUIRE(messages.size() == 5);
  CHECK(messages[4]["text"] == "5\n\n6\n\n7");
  CHECK(messages[4]["quickReply"]["items"].size() == 13);
  CHECK_FALSE(messages[0].contains("quickReply"));
}

TEST_CASE("A text too long for LINE is cut between graphemes") {
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "ที่";  // Three UTF-16 units each.
  const Json messages = Json::parse(messages_json({{{text, ""}}, {}}));
  const std::string cut = messages[0]["text"];
  CHECK(cut.size() == 1666 * 9 + 3);
  CHECK(cut.substr(cut.size() - 12) == "ที่…");
}

TEST_CASE("A Flex container that is no JSON is said as its text") {
  const Json messages = Json::parse(messages_json({{{"words", "{broken"}, {"alt", "{}"}}, {}}));
  CHECK(messages[0]["type"] == "text");
  CHECK(messages[1]["type"] == "flex");
  CHECK(messages[1]["altText"] == "alt");
}

TEST_CASE("A picture is an image message with its preview; no text is joined to it") {
  Reply reply;
  for (int i = 0; i < 4; ++i) reply.bubbles.push_back({"words", ""});
  reply.bubbles.push_back({"the receipt", "", "https://bot.example/photo/token"});
  reply.bubbles.push_back({"too much", ""});
  const Json messages = Json::parse(messages_json(reply));
  REQUIRE(messages.size() == 5);
  CHECK(messages[4] == Json{{"type", "image"},
                            {"originalContentUrl", "https://bot.example/photo/token"},
                            {"previewImageUrl", "https://bot.example/photo/token/preview"}});
  TestPlatform line;
  Config config;
  config.line_api_url = line.url();
  config.line_channel_token = line.settings().channel_token;
  Metrics metrics;
  CHECK(LineClient(config, metrics).accepts(messages.dump()) == true);
}

TEST_CASE("A log line is one line, whatever is in it") {
  const std::string human =
      log_line(LogFormat::kHuman, "info", "it\nhappened", {{"who", "a b"}, {"n", "5"}});
  CHECK(human.find('\n') == std::string::npos);
  CHECK(human.find("who=\"a b\" n=5") != std::string::npos);
  const Json json =
      Json::parse(log_line(LogFormat::kJson, "info", "it\n\"happened\"", {{"n", "\xff"}}));
  CHECK(json["message"] == "it\n\"happened\"");
  CHECK(json["n"] == "\uFFFD");
}

TEST_CASE("The log says of a stranger exception only what kind it is") {
  CHECK(loggable(std::runtime_error("somebody's words")) == "std::runtime_error");
  CHECK(loggable(StorageError("disk is full")) == "sammachip::StorageError: disk is full");
}

TEST_CASE("The demo's clock follows the file, and survives nonsense in it") {
  const TemporaryFolder folder;
  const std::string path = folder.file("offset");
  const FileClock clock(path, 100s, /*look_every=*/0ms);
  const SystemClock machine;
  // However long it takes between the clocks' readings.
  const auto is_ahead_by = [&](std::chrono::seconds offset) {
    const Instant before = machine.now();
    const Instant now = clock.now();
    return before + offset <= now && now <= machine.now() + offset;
  };
  auto write = [&, written_at =
                       std::filesystem::file_time_type::min()](const std::string& content) mutable {
    std::ofstream(path) << content;
    // Another time than before, also where the file system's are coarse.
    written_at = std::max(written_at + 1s, std::filesystem::last_write_time(path));
    std::filesystem::last_write_time(path, written_at);
  };
  CHECK(is_ahead_by(100s));
  write("86400\n");
  CHECK(is_ahead_by(24h));
  write("nonsense");
  CHECK(is_ahead_by(24h));
  write("7\n");
  CHECK(is_ahead_by(7s));
}
