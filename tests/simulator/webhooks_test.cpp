#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <future>
#include <set>

#include "simulator/ids.h"
#include "tests/simulator/fake_bot.h"

using namespace sammachip::simulator;
using sammachip::testing::patient_settings;
using sammachip::testing::TestPlatform;

TEST_CASE("The signature is LINE's own example") {
  CHECK(signature_of("8c570fa6dd201bb328f1c1eac23a96d8",
                     R"({"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]})") ==
        "GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=");
}

TEST_CASE("What a person says arrives signed and whole") {
  TestPlatform platform;
  FakeBot bot(platform);
  Phone somsri = platform.person("สมศรี");
  const std::string id = somsri.says("ขายไข่ได้ 120 บาท");
  REQUIRE(platform.wait_idle());
  REQUIRE(bot.requests().size() == 1);
  const HttpRequest request = bot.requests().front();
  CHECK(request.header("x-line-signature") ==
        signature_of(platform.settings().channel_secret, request.body));
  const json event = bot.last_event();
  CHECK(event["type"] == "message");
  CHECK(event["mode"] == "active");
  CHECK(event["source"] == json{{"type", "user"}, {"userId", somsri.id()}});
  CHECK(event["message"]["text"] == "ขายไข่ได้ 120 บาท");
  CHECK(event["message"]["id"] == id);
  CHECK(event["deliveryContext"]["isRedelivery"] == false);
  CHECK(event["webhookEventId"].get<std::string>().size() == 26);
  CHECK(event["replyToken"].is_string());
}

TEST_CASE("One person's messages arrive in order") {
  TestPlatform platform;
  FakeBot bot(platform);
  Phone somsri = platform.person("สมศรี");
  for (int i = 0; i < 20; ++i) somsri.says(std::to_string(i));
  REQUIRE(platform.wait_idle());
  const auto events = bot.events();
  REQUIRE(events.size() == 20);
  for (std::size_t i = 0; i < 20; ++i) CHECK(events[i]["message"]["text"] == std::to_string(i));
}

TEST_CASE("An event that gets no 2xx comes again, marked") {
  Settings settings = patient_settings();
  settings.redelivery_pause_ms = 20;
  TestPlatform platform(settings);
  FakeBot bot(platform);
  std::atomic<int> asked{0};
  bot.on_webhook([&](const HttpRequest&) { return ++asked < 3 ? 500 : 200; });
  platform.person("สมศรี").says("สวัสดี");
  REQUIRE(platform.wait_idle());
  const auto events = bot.events();
  REQUIRE(events.size() == 3);
  CHECK(events[0]["deliveryContext"]["isRedelivery"] == false);
  CHECK(events[2]["deliveryContext"]["isRedelivery"] == true);
  for (const char* same : {"webhookEventId", "replyToken", "timestamp", "message"}) {
    CHECK(events[0][same] == events[2][same]);
  }
  const auto deliveries = platform.calls().deliveries();
  CHECK(deliveries[0].reason == "error_status_code");
  CHECK(deliveries[2].attempt == 3);
}

TEST_CASE("A bot that never answers is tried a bounded number of times") {
  Settings settings = patient_settings();
  settings.redelivery_pause_ms = 1;
  settings.redelivery_attempts = 2;
  settings.webhook_url = "http://127.0.0.1:1/nobody";
  TestPlatform platform(settings);
  platform.person("สมศรี").says("สวัสดี");
  REQUIRE(platform.wait_idle());
  REQUIRE(platform.calls().deliveries().size() == 3);
  CHECK(platform.calls().deliveries().back().reason == "could_not_connect");
}

TEST_CASE("A bot that is slower than the limit has timed out") {
  Settings settings = patient_settings();
  settings.webhook_timeout_ms = 100;
  settings.redelivery_attempts = 0;
  TestPlatform platform(settings);
  FakeBot bot(platform);
  std::promise<void> end;
  bot.on_webhook([ended = end.get_future().share()](const HttpRequest&) {
    ended.wait();
    return 200;
  });
  platform.person("สมศรี").says("สวัสดี");
  CHECK(platform.wait_idle());
  end.set_value();
  REQUIRE(platform.calls().deliveries().size() == 1);
  CHECK(platform.calls().deliveries().back().reason == "request_timeout");
}

TEST_CASE("A reply token of a redelivered event is good for a minute again") {
  Settings settings = patient_settings();
  settings.redelivery_pause_ms = 20;
  TestPlatform platform(settings);
  FakeBot bot(platform);
  std::atomic<int> asked{0};
  bot.on_webhook([&](const HttpRequest&) {
    if (++asked > 1) return 200;
    platform.clock().advance_ms(3 * 60 * 1000);
    return 500;
  });
  platform.person("สมศรี").says("สวัสดี");
  REQUIRE(platform.wait_idle());
  REQUIRE(bot.events().size() == 2);
  ApiClient client(platform);
  CHECK(client.reply(bot.last_event()["replyToken"], texts("ยังทัน")).status == 200);
}

TEST_CASE("Held events leave together in one request") {
  Settings settings = patient_settings();
  settings.webhook_batch = 10;
  TestPlatform platform(settings);
  FakeBot bot(platform);
  platform.webhooks().hold();
  for (const char* name : {"ก", "ข", "ค"}) platform.person(name).says("สวัสดี");
  platform.webhooks().release();
  REQUIRE(platform.wait_idle());
  CHECK(bot.requests().size() == 1);
  CHECK(bot.events().size() == 3);
}

TEST_CASE("Events can arrive twice and in any order") {
  Settings settings = patient_settings();
  settings.webhook_duplicates = 1;
  settings.webhook_shuffle = true;
  TestPlatform platform(settings);
  FakeBot bot(platform);
  platform.webhooks().hold();
  for (int i = 0; i < 30; ++i) platform.person("สมศรี").says(std::to_string(i));
  platform.webhooks().release();
  REQUIRE(platform.wait_idle());
  std::vector<std::string> ids;
  for (const auto& event : bot.events()) ids.push_back(event["webhookEventId"]);
  CHECK(ids.size() == 60);
  CHECK(std::set<std::string>(ids.begin(), ids.end()).size() == 30);
  CHECK_FALSE(std::is_sorted(ids.begin(), ids.end()));
}

TEST_CASE("The webhook's address is set, shown and tried through the API") {
  TestPlatform platform;
  FakeBot bot(platform);
  ApiClient client(platform);
  platform.set_webhook_url("");
  CHECK(client.get("/v2/bot/channel/webhook/endpoint").status == 404);
  CHECK(client.put("/v2/bot/channel/webhook/endpoint", {{"endpoint", bot.url()}}).status == 200);
  CHECK(client.get("/v2/bot/channel/webhook/endpoint").parsed() ==
        json{{"endpoint", bot.url()}, {"active", true}});
  const json tried = client.post("/v2/bot/channel/webhook/test", json::object()).parsed();
  CHECK(tried["success"] == true);
  CHECK(json::parse(bot.requests().back().body)["events"].empty());
}
