#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "support/places.h"
#include "tests/simulator/fake_bot.h"

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

TEST_CASE("The clock's offset is written for the bot to read") {
  const std::string name = "simulator-clock-" + std::to_string(::getpid()) + ".txt";
  const std::string path = (std::filesystem::temp_directory_path() / name).string();
  Settings settings = patient_settings();
  settings.bot_clock_file = path;
  TestPlatform platform(settings);
  platform.clock().set_offset_ms(86400 * 1000);
  long long offset_s = 0;
  std::ifstream(path) >> offset_s;
  CHECK(offset_s == 86400);
  std::filesystem::remove(path);
}
