#include <catch2/catch.hpp>

#include "simulator/ids.h"
#include "tests/simulator/fake_bot.h"
#include "tests/support/wait.h"

using namespace sammachip::simulator;
using sammachip::testing::patient_settings;
using sammachip::testing::TestPlatform;
using sammachip::testing::wait_until;

namespace {

constexpr long long kMinuteMs = 60LL * 1000;
constexpr long long kDayMs = 24 * 60 * kMinuteMs;
const std::string kKey = "123e4567-e89b-12d3-a456-426614174000";

// Somebody writes to the bot, and is answered by calls.
struct Exchange {
  // The reply token of what they say now.
  std::string token() {
    somsri.says("สวัสดี");
    REQUIRE(platform.wait_idle());
    return bot.last_event()["replyToken"];
  }

  TestPlatform platform;
  FakeBot bot{platform};
  Phone somsri = platform.person("สมศรี");
  ApiClient client{platform};
};

}  // namespace

TEST_CASE("A reply reaches the person who wrote") {
  TestPlatform platform;
  FakeBot bot(platform);
  bot.replies(json::array({text("สวัสดีค่ะ"), text("เริ่มกันเลย")}));
  Phone somsri = platform.person("สมศรี");
  somsri.says("สวัสดี");
  const auto seen = somsri.wait_reply();
  REQUIRE(seen.size() == 2);
  CHECK(seen[0].text == "สวัสดีค่ะ");
  CHECK(seen[0].sent_by == "reply");
  CHECK(somsri.transcript() == "> สวัสดี\nสวัสดีค่ะ\nเริ่มกันเลย\n");
  CHECK(platform.quota().used() == 0);
}

TEST_CASE("A reply token is good once") {
  Exchange exchange;
  const std::string token = exchange.token();
  const Answer first = exchange.client.reply(token, texts("หนึ่ง"));
  CHECK(first.status == 200);
  CHECK(first.parsed()["sentMessages"][0]["id"].is_string());
  CHECK_FALSE(first.header("x-line-request-id").empty());
  const Answer second = exchange.client.reply(token, texts("สอง"));
  CHECK(second.status == 400);
  CHECK(second.message() == "Invalid reply token");
  CHECK(exchange.somsri.bubbles().size() == 1);
}

TEST_CASE("A reply token is good for a minute of the moved clock") {
  Exchange exchange;
  const std::string early = exchange.token();
  const std::string late = exchange.token();
  exchange.platform.clock().advance_ms(kMinuteMs - 5000);
  CHECK(exchange.client.reply(early, texts("ทัน")).status == 200);
  exchange.platform.clock().advance_ms(6000);
  CHECK(exchange.client.reply(late, texts("ช้าไป")).status == 400);
}

TEST_CASE("A refused reply leaves its token good") {
  Exchange exchange;
  const std::string token = exchange.token();
  CHECK(exchange.client.reply(token, json::array()).status == 400);
  CHECK(exchange.client.reply(token, texts("ได้แล้ว")).status == 200);
}

TEST_CASE("A reply takes no retry key") {
  Exchange exchange;
  const std::string token = exchange.token();
  const json body{{"replyToken", token}, {"messages", texts("ก")}};
  CHECK(exchange.client.post("/v2/bot/message/reply", body, kKey).status == 400);
}

TEST_CASE("A push reaches the person and counts one message") {
  TestPlatform platform;
  Phone somsri = platform.person("สมศรี");
  ApiClient client(platform);
  CHECK(client.push(somsri.id(), json::array({text("ก"), text("ข"), text("ค")})).status == 200);
  CHECK(somsri.bubbles().size() == 3);
  CHECK(platform.quota().used() == 1);
  CHECK(client.get("/v2/bot/message/quota").parsed() == json{{"type", "limited"}, {"value", 300}});
  CHECK(client.get("/v2/bot/message/quota/consumption").parsed() == json{{"totalUsage", 1}});
  CHECK(platform.calls().calls().front().charged == 1);
}

TEST_CASE("The quota ends pushes until the next month in Bangkok") {
  Settings settings = patient_settings();
  settings.monthly_quota = 2;
  TestPlatform platform(settings);
  Phone somsri = platform.person("สมศรี");
  ApiClient client(platform);
  CHECK(client.push(somsri.id(), texts("1")).status == 200);
  CHECK(client.push(somsri.id(), texts("2")).status == 200);
  const Answer third = client.push(somsri.id(), texts("3"));
  CHECK(third.status == 429);
  CHECK(third.message() == "You have reached your monthly limit.");
  CHECK(somsri.bubbles().size() == 2);
  platform.clock().advance_ms(31 * kDayMs);
  CHECK(client.push(somsri.id(), texts("4")).status == 200);
}

TEST_CASE("A multicast that does not fit the quota reaches nobody") {
  Settings settings = patient_settings();
  settings.monthly_quota = 2;
  TestPlatform platform(settings);
  json to = json::array();
  for (const char* name : {"ก", "ข", "ค"}) to.push_back(platform.person(name).id());
  ApiClient client(platform);
  const json body{{"to", to}, {"messages", texts("ประกาศ")}};
  CHECK(client.post("/v2/bot/message/multicast", body).status == 429);
  CHECK(platform.person("ก").bubbles().empty());
}

TEST_CASE("A retry key is accepted once in 24 hours") {
  TestPlatform platform;
  Phone somsri = platform.person("สมศรี");
  ApiClient client(platform);
  const Answer first = client.push(somsri.id(), texts("เตือน"), kKey);
  CHECK(first.status == 200);
  const Answer again = client.push(somsri.id(), texts("เตือน"), kKey);
  CHECK(again.status == 409);
  CHECK(again.header("x-line-accepted-request-id") == first.header("x-line-request-id"));
  CHECK(again.parsed()["sentMessages"] == first.parsed()["sentMessages"]);
  CHECK(platform.calls().calls().back().note == "retry of an accepted call");
  CHECK(client.push(somsri.id(), texts("อื่น"), kKey).status == 409);
  CHECK(platform.calls().calls().back().note == "retry key with another body");
  CHECK(somsri.bubbles().size() == 1);
  CHECK(platform.quota().used() == 1);
  platform.clock().advance_ms(kDayMs + kMinuteMs);
  CHECK(client.push(somsri.id(), texts("เตือน"), kKey).status == 200);
  CHECK(client.push(somsri.id(), texts("เตือน"), "not-a-uuid").status == 400);
}

TEST_CASE("A refused push does not use its retry key up") {
  TestPlatform platform;
  Phone somsri = platform.person("สมศรี");
  ApiClient client(platform);
  platform.quota().set_limit(0);
  CHECK(client.push(somsri.id(), texts("ก"), kKey).status == 429);
  platform.quota().set_limit(300);
  CHECK(client.push(somsri.id(), texts("ก"), kKey).status == 200);
}

TEST_CASE("Recipients are checked before anyone gets anything") {
  TestPlatform platform;
  Phone somsri = platform.person("สมศรี");
  ApiClient client(platform);
  const auto multicast = [&](const json& to) {
    return client.post("/v2/bot/message/multicast", {{"to", to}, {"messages", texts("ก")}});
  };
  CHECK(client.push("U123", texts("ก")).status == 400);
  const Answer unknown = client.push(user_id_of("ใครก็ไม่รู้"), texts("ก"));
  CHECK(unknown.status == 400);
  CHECK(unknown.message() == "Failed to send messages");
  const Answer malformed = multicast({somsri.id(), "Ubroken"});
  CHECK(malformed.status == 400);
  CHECK(malformed.message() == "The property, to[1], in the request body is invalid");
  CHECK(multicast(json::array()).status == 400);
  CHECK(multicast(json(std::vector<std::string>(501, somsri.id()))).status == 400);
  CHECK(somsri.bubbles().empty());
  CHECK(multicast({somsri.id(), user_id_of("ใครก็ไม่รู้")}).status == 200);
  CHECK(somsri.bubbles().size() == 1);
  CHECK(platform.quota().used() == 1);
}

TEST_CASE("Who has blocked the bot gets nothing and costs nothing") {
  TestPlatform platform;
  Phone somsri = platform.person("สมศรี");
  ApiClient client(platform);
  somsri.blocks();
  CHECK(client.push(somsri.id(), texts("ก")).status == 200);
  CHECK(somsri.bubbles().empty());
  CHECK(platform.quota().used() == 0);
  CHECK(client.get("/v2/bot/profile/" + somsri.id()).status == 404);
  CHECK_THROWS_AS(somsri.says("ก"), CannotAct);
  somsri.unblocks();
  CHECK(client.get("/v2/bot/profile/" + somsri.id()).parsed()["displayName"] == "สมศรี");
}

TEST_CASE("A push to a group counts every member") {
  TestPlatform platform;
  FakeBot bot(platform);
  Phone somsri = platform.person("สมศรี");
  platform.person("สมชาย").joins("บ้านหนองบัว");
  somsri.invites_bot("บ้านหนองบัว");
  ApiClient client(platform);
  CHECK(client.push(platform.group("บ้านหนองบัว"), texts("ประชุม")).status == 200);
  CHECK(platform.quota().used() == 2);
  somsri.says_in("บ้านหนองบัว", "ครับ");
  REQUIRE(platform.wait_idle());
  CHECK(bot.last_event()["source"]["groupId"] == platform.group("บ้านหนองบัว"));
}

TEST_CASE("Calls beyond the rate are answered 429") {
  Settings settings = patient_settings();
  settings.calls_per_s = 1;
  TestPlatform platform(settings);
  ApiClient client(platform);
  Answer answer = client.get("/v2/bot/info");
  CHECK(answer.status == 200);
  // Also where a call takes long.
  CHECK(wait_until([&] {
    answer = client.get("/v2/bot/info");
    return answer.status == 429;
  }));
  CHECK(answer.message() == "The API rate limit has been exceeded. Try again later.");
}

TEST_CASE("A request larger than 2 MB is refused") {
  TestPlatform platform;
  ApiClient client(platform);
  const std::string large(3 * 1024 * 1024, 'x');
  CHECK(client.post_raw("/v2/bot/message/push", large, "application/json").status == 413);
}

TEST_CASE("Unknown paths and unexpected slashes are not found") {
  TestPlatform platform;
  ApiClient client(platform);
  CHECK(client.get("/v2/bot/message/quota/").status == 404);
  CHECK(client.get("/v2/bot/nothing").status == 404);
}
