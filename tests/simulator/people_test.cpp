#include <catch2/catch.hpp>

#include "simulator/sample_photo.h"
#include "tests/simulator/fake_bot.h"

using namespace sammachip::simulator;
using sammachip::testing::patient_settings;
using sammachip::testing::TestPlatform;

namespace {

json postback(const std::string& label, const std::string& data, const std::string& shown) {
  return {{"type", "postback"}, {"label", label}, {"data", data}, {"displayText", shown}};
}

json asking() {
  json message = text("ยืนยันไหม");
  message["quickReply"]["items"] =
      json::array({{{"type", "action"}, {"action", postback("ยืนยัน", "yes", "ยืนยันแล้ว")}},
                   {{"type", "action"},
                    {"action", {{"type", "message"}, {"label", "แก้ไข"}, {"text", "ขอแก้ไข"}}}}});
  return message;
}

json card() {
  const json title{{"type", "text"}, {"text", "สรุปรายได้"}};
  const json row{
      {"type", "box"},
      {"layout", "horizontal"},
      {"contents", {{{"type", "text"}, {"text", "ไข่"}}, {{"type", "text"}, {"text", "120 บาท"}}}}};
  const json pick{
      {"type", "button"},
      {"action",
       {{"type", "datetimepicker"}, {"label", "เลือกวัน"}, {"data", "day"}, {"mode", "date"}}}};
  return {{"type", "flex"},
          {"altText", "สรุป"},
          {"contents",
           {{"type", "bubble"},
            {"body",
             {{"type", "box"},
              {"layout", "vertical"},
              {"contents", {title, {{"type", "separator"}}, row, pick}}}}}}};
}

}  // namespace

TEST_CASE("A person reads a flex message as lines with buttons") {
  TestPlatform platform;
  Phone somsri = platform.person("สมศรี");
  ApiClient(platform).push(somsri.id(), json::array({card()}));
  REQUIRE(somsri.bubbles().size() == 1);
  CHECK(somsri.bubbles()[0].text == "สรุปรายได้\n———\nไข่ 120 บาท\n[เลือกวัน]");
  CHECK(somsri.bubbles()[0].buttons == std::vector<std::string>{"เลือกวัน"});
}

TEST_CASE("Tapping a quick reply sends what it holds and takes the row away") {
  TestPlatform platform;
  FakeBot bot(platform);
  Phone somsri = platform.person("สมศรี");
  ApiClient(platform).push(somsri.id(), json::array({asking()}));
  CHECK(somsri.quick_replies() == std::vector<std::string>{"ยืนยัน", "แก้ไข"});
  somsri.taps("ยืนยัน");
  REQUIRE(platform.wait_idle());
  CHECK(bot.last_event()["type"] == "postback");
  CHECK(bot.last_event()["postback"] == json{{"data", "yes"}});
  CHECK(bot.last_event()["replyToken"].is_string());
  CHECK(somsri.transcript() == "ยืนยันไหม\n> ยืนยันแล้ว\n");
  CHECK(somsri.quick_replies().empty());
  CHECK_THROWS_AS(somsri.taps("แก้ไข"), CannotAct);
  somsri.taps_old("แก้ไข");
  REQUIRE(platform.wait_idle());
  CHECK(bot.last_event()["message"]["text"] == "ขอแก้ไข");
}

TEST_CASE("Only the last message shows its quick replies") {
  TestPlatform platform;
  Phone somsri = platform.person("สมศรี");
  ApiClient(platform).push(somsri.id(), json::array({asking(), text("อีกข้อความ")}));
  CHECK(somsri.quick_replies().empty());
  CHECK(platform.calls().calls().back().note == "quick replies are not on the last message");
}

TEST_CASE("A date picker posts the day back") {
  TestPlatform platform;
  FakeBot bot(platform);
  Phone somsri = platform.person("สมศรี");
  ApiClient(platform).push(somsri.id(), json::array({card()}));
  CHECK_THROWS_AS(somsri.taps("เลือกวัน"), CannotAct);
  somsri.taps("เลือกวัน", "2026-11-22");
  REQUIRE(platform.wait_idle());
  CHECK(bot.last_event()["postback"] ==
        json{{"data", "day"}, {"params", {{"date", "2026-11-22"}}}});
}

TEST_CASE("A photo's bytes can be fetched until it is taken back") {
  TestPlatform platform;
  FakeBot bot(platform);
  Phone somsri = platform.person("สมศรี");
  ApiClient client(platform);
  const std::string id = somsri.sends_photo();
  REQUIRE(platform.wait_idle());
  CHECK(bot.last_event()["message"]["contentProvider"]["type"] == "line");
  const std::string path = "/v2/bot/message/" + id + "/content";
  CHECK(client.get(path).body == sample_photo());
  CHECK(client.get(path).header("Content-Type") == "image/jpeg");
  CHECK(client.get("/v2/bot/message/1/content").status == 404);
  somsri.unsends(id);
  REQUIRE(platform.wait_idle());
  CHECK(bot.last_event()["unsend"]["messageId"] == id);
  CHECK_FALSE(bot.last_event().contains("replyToken"));
  CHECK(client.get(path).status == 410);
}

TEST_CASE("A film is prepared before its bytes can be fetched") {
  Settings settings = patient_settings();
  settings.content_preparing_ms = 60000;
  TestPlatform platform(settings);
  ApiClient client(platform);
  const std::string path = "/v2/bot/message/" + platform.person("สมศรี").sends_video() + "/content";
  CHECK(client.get(path).status == 202);
  CHECK(client.get(path + "/transcoding").parsed()["status"] == "processing");
  platform.clock().advance_ms(60001);
  CHECK(client.get(path).body == "film");
  CHECK(client.get(path + "/transcoding").parsed()["status"] == "succeeded");
}

TEST_CASE("Following, blocking and coming back are told to the bot") {
  TestPlatform platform;
  FakeBot bot(platform);
  Phone somsri = platform.stranger("สมศรี");
  const auto next = [&] {
    REQUIRE(platform.wait_idle());
    return bot.last_event();
  };
  somsri.follows();
  CHECK(next()["follow"]["isUnblocked"] == false);
  somsri.blocks();
  CHECK(next()["type"] == "unfollow");
  somsri.unblocks();
  CHECK(next()["follow"]["isUnblocked"] == true);
  somsri.sends_sticker();
  CHECK(next()["message"]["type"] == "sticker");
  somsri.sends_location({"บ้าน", "หมู่ 4", 15.1, 104.2});
  CHECK(next()["message"]["latitude"] == 15.1);
  somsri.enters_beacon("d41d8cd98f");
  CHECK(next()["beacon"]["hwid"] == "d41d8cd98f");
}

TEST_CASE("The loading animation shows until the next message") {
  TestPlatform platform;
  Phone somsri = platform.person("สมศรี");
  ApiClient client(platform);
  const std::string path = "/v2/bot/chat/loading/start";
  CHECK(client.post(path, {{"chatId", somsri.id()}, {"loadingSeconds", 7}}).status == 400);
  CHECK(client.post(path, {{"chatId", platform.group("ก")}}).status == 400);
  CHECK(client.post(path, {{"chatId", somsri.id()}, {"loadingSeconds", 10}}).status == 202);
  CHECK(somsri.sees_loading());
  client.push(somsri.id(), texts("มาแล้ว"));
  CHECK_FALSE(somsri.sees_loading());
}
