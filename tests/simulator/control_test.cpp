#include <catch2/catch.hpp>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "support/places.h"
#include "tests/simulator/fake_bot.h"
#include "tests/support/temporary_folder.h"

using namespace sammachip::simulator;
using sammachip::testing::patient_settings;
using sammachip::testing::TestPlatform;

TEST_CASE("A script can play a person through the control API") {
  TestPlatform platform;
  FakeBot bot(platform);
  json answer = text("เลือกค่ะ");
  answer["quickReply"]["items"] =
      json::array({{{"type", "action"},
                    {"action", {{"type", "message"}, {"label", "รายงาน"}, {"text", "ขอรายงาน"}}}}});
  bot.replies(json::array({answer}));
  ApiClient script(platform);
  CHECK(script.post("/simulator/people", {{"name", "somsri"}, {"follow", true}}).status == 200);
  CHECK(script.post("/simulator/people/somsri/text", {{"text", "สวัสดี"}}).status == 200);
  const json reply = script.get("/simulator/people/somsri/reply").parsed();
  REQUIRE(reply.size() == 1);
  CHECK(reply[0]["quick_replies"] == json::array({"รายงาน"}));
  CHECK(script.post("/simulator/people/somsri/tap", {{"label", "รายงาน"}}).status == 200);
  CHECK(script.get("/simulator/wait-idle").parsed()["idle"] == true);
  CHECK(bot.last_event()["message"]["text"] == "ขอรายงาน");
  CHECK(script.get("/simulator/people/somsri/wait?count=3").parsed()["arrived"] == true);
  CHECK(script.post("/simulator/people/somsri/tap", {{"label", "ไม่มี"}}).status == 400);
  CHECK(script.post("/simulator/people/somsri/text", {{"wrong", 1}}).status == 400);
  CHECK(script.get("/simulator/calls").parsed().size() == 3);
  CHECK(script.get("/simulator/deliveries").parsed().size() == 3);
}

TEST_CASE("Clock, quota, faults and webhooks can be set through the control API") {
  TestPlatform platform;
  platform.clock().set_offset_ms(0);
  ApiClient script(platform);
  CHECK(script.post("/simulator/clock", {{"advance_s", 3600}}).parsed()["offset_s"] == 3600);
  CHECK(script.post("/simulator/quota", {{"limit", 10}, {"used", 9}}).parsed() ==
        json{{"limit", 10}, {"used", 9}});
  const json fault{{"kind", "500"}, {"endpoint", "info"}, {"calls", 1}};
  CHECK(script.post("/simulator/faults", fault).parsed().size() == 1);
  CHECK(script.get("/v2/bot/info").status == 500);
  CHECK(script.get("/v2/bot/info").status == 200);
  CHECK(script.post("/simulator/faults", {{"kind", "unheard-of"}}).status == 400);
  CHECK(script.post("/simulator/webhooks", {{"batch", 5}}).parsed()["batch"] == 5);
}

TEST_CASE("The page and its state are served, and nothing beside the page") {
  Settings settings = patient_settings();
  settings.page_dir = sammachip::source_dir() + "/simulator/page";
  TestPlatform platform(settings);
  ApiClient browser(platform);
  CHECK(browser.get("/").header("Content-Type") == "text/html; charset=utf-8");
  CHECK(browser.get("/page.js").status == 200);
  CHECK(browser.get("/..%2fmain.cpp").status == 404);
  platform.person("สมศรี").says("สวัสดี");
  const json state = browser.get("/simulator/state").parsed();
  CHECK(state["people"][0]["name"] == "สมศรี");
  CHECK(state["bubbles"][0]["text"] == "สวัสดี");
  const long long version = state["version"];
  const std::string later = "/simulator/state?wait_ms=50&since=" + std::to_string(version + 1000);
  CHECK(browser.get(later).status == 200);
}

namespace {

struct Folder : sammachip::TemporaryFolder {
  std::string file_with(const std::string& name, const std::string& text) const {
    std::ofstream(file(name)) << text;
    return file(name);
  }
};

std::string text_of(const std::string& path) {
  std::ifstream file(path);
  std::string text;
  std::getline(file, text);
  return text;
}

}  // namespace

TEST_CASE("The clock's offset is written for the bot to read") {
  const Folder folder;
  Settings settings;
  settings.bot_clock_file = folder.file("offset");
  Platform platform(settings);
  CHECK(text_of(settings.bot_clock_file) == "0");
  platform.clock().set_offset_ms(86400 * 1000);
  CHECK(text_of(settings.bot_clock_file) == "86400");
}

TEST_CASE("The clock keeps the offset that it was given, and everything follows it") {
  const Folder folder;
  Settings settings;
  const long long offset_s = GENERATE(86400LL * 1900, -86400LL * 1100);
  settings.bot_clock_file = folder.file_with("offset", std::to_string(offset_s) + "\n");
  settings.monthly_quota = 1;
  Platform platform(settings);
  FakeBot bot(platform);
  bot.replies(json::array({text("ค่ะ")}));
  CHECK(text_of(settings.bot_clock_file) == std::to_string(offset_s));
  ApiClient script(platform);
  const json clock = script.get("/simulator/clock").parsed();
  CHECK(clock["offset_s"] == offset_s);
  const long long machine_ms = std::chrono::duration_cast<std::chrono::milliseconds>(
                                   std::chrono::system_clock::now().time_since_epoch())
                                   .count();
  CHECK(std::llabs(clock["now_ms"].get<long long>() - machine_ms - offset_s * 1000) < 60'000);
  // The reply token, the message's time and the page follow.
  Phone somsri = platform.person("สมศรี");
  somsri.says("สวัสดี");
  REQUIRE(somsri.wait_reply().size() == 1);
  const json state = script.get("/simulator/state").parsed();
  CHECK(state["offset_ms"] == offset_s * 1000);
  for (const auto& bubble : state["bubbles"]) {
    CHECK(std::llabs(bubble["at_ms"].get<long long>() - machine_ms - offset_s * 1000) < 60'000);
  }
  // The month of the quota turns with this clock.
  platform.quota().set_used(1);
  CHECK(platform.quota().used() == 1);
  script.post("/simulator/clock", {{"advance_s", 86400 * 32}});
  CHECK(platform.quota().used() == 0);
  CHECK(text_of(settings.bot_clock_file) == std::to_string(offset_s + 86400 * 32));
}

TEST_CASE("A file that holds no offset for the clock is a mistake, and said") {
  const Folder folder;
  Settings settings;
  for (const char* text :
       {"tomorrow", "12h", "1 2", "1.5", "400000000", "-400000000", "99999999999999999999"}) {
    INFO(text);
    settings.bot_clock_file = folder.file_with("offset", text);
    CHECK_THROWS_WITH(Platform(settings), Catch::Contains(settings.bot_clock_file));
    CHECK(text_of(settings.bot_clock_file) == text);
  }
  settings.bot_clock_file = folder.file_with("offset", "");
  CHECK(Platform(settings).clock().offset_ms() == 0);
  CHECK(text_of(settings.bot_clock_file) == "0");
}

TEST_CASE("The clock is not moved further than the bot follows") {
  Platform platform;
  ApiClient script(platform);
  const auto answer = script.post("/simulator/clock", {{"offset_s", 400'000'000}});
  CHECK(answer.status == 400);
  CHECK(answer.parsed()["message"] == "the clock can be moved by ten years at most");
  CHECK(platform.clock().offset_ms() == 0);
}

TEST_CASE("The page gets the hints of a person by name, whatever is in them") {
  const Folder folder;
  const json hint{{"who", {{"th", "ผู้ใหญ่บ้าน"}, {"en", "<b>leader</b>"}}},
                  {"try", {{{"say", "งานวันนี้"}, {"th", "งาน"}, {"en", "\"tasks\""}}}}};
  Settings settings;
  settings.people = {"สมใจ", "บุญมี"};
  settings.hints_file = folder.file_with("hints", json{{"สมใจ", hint}}.dump());
  Platform platform(settings);
  ApiClient page(platform);
  const json people = page.get("/simulator/state").parsed()["people"];
  REQUIRE(people.size() == 2);
  for (const auto& person : people) {
    if (person["name"] == "สมใจ") {
      CHECK(person["hints"] == hint);
    } else {
      CHECK_FALSE(person.contains("hints"));
    }
  }
}

TEST_CASE("Hints that the page could not show are refused at start, with the reason") {
  const Folder folder;
  Settings settings;
  settings.hints_file = folder.file("missing");
  CHECK_THROWS_WITH(Platform(settings), Catch::Contains("cannot read"));
  settings.hints_file = folder.file_with("hints", "[1]");
  CHECK_THROWS_WITH(Platform(settings), Catch::Contains("must hold a JSON object"));
  settings.hints_file = folder.file_with("hints", R"({"A": {"who": {"th": "ก"}}})");
  CHECK_THROWS_WITH(Platform(settings), Catch::Contains("A, \"who\": \"en\" must be a text"));
  settings.hints_file =
      folder.file_with("hints", R"({"A": {"who": {"th": "ก", "en": "a"}, "try": []}})");
  CHECK_THROWS_WITH(Platform(settings), Catch::Contains("\"try\" must be a list of 1 to 12"));
  settings.hints_file = folder.file_with(
      "hints",
      R"({"A": {"who": {"th": "ก", "en": "a"}, "try": [{"say": 1, "th": "", "en": ""}]}})");
  CHECK_THROWS_WITH(Platform(settings), Catch::Contains("\"say\" must be a text"));
}
