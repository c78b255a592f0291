#include <catch2/catch.hpp>
#include <chrono>

#include "tests/simulator/fake_bot.h"
#include "tests/support/wait.h"

using namespace sammachip::simulator;
using sammachip::testing::TestPlatform;
using sammachip::testing::wait_until;
using std::chrono::milliseconds;

TEST_CASE("A fault spoils as many calls as asked, of its endpoint only") {
  TestPlatform platform;
  Phone somsri = platform.person("สมศรี");
  ApiClient client(platform);
  platform.faults().add({FaultKind::kServerError, "push", 2});
  CHECK(client.get("/v2/bot/info").status == 200);
  CHECK(client.push(somsri.id(), texts("1")).status == 500);
  CHECK(client.push(somsri.id(), texts("2")).status == 500);
  CHECK(client.push(somsri.id(), texts("3")).status == 200);
  CHECK(somsri.bubbles().size() == 1);
  CHECK(platform.calls().calls()[1].note == "fault: 500");
}

TEST_CASE("Both kinds of 429 and a 401 can be asked for") {
  TestPlatform platform;
  ApiClient client(platform);
  const auto next = [&](FaultKind kind) {
    platform.faults().add({kind, "/v2/bot/info", 1});
    return client.get("/v2/bot/info");
  };
  CHECK(next(FaultKind::kRateLimited).message() ==
        "The API rate limit has been exceeded. Try again later.");
  CHECK(next(FaultKind::kQuotaUsedUp).message() == "You have reached your monthly limit.");
  CHECK(next(FaultKind::kUnauthorized).status == 401);
  CHECK(client.get("/v2/bot/info").status == 200);
}

TEST_CASE("What somebody sent can be late, gone, too large or something else") {
  TestPlatform platform;
  ApiClient client(platform);
  const std::string photo = platform.person("สมศรี").sends_photo("jpeg");
  const auto next = [&](FaultKind kind) {
    platform.faults().add({kind, "content", 1});
    return client.get("/v2/bot/message/" + photo + "/content");
  };
  CHECK(next(FaultKind::kContentNotReady).status == 202);
  CHECK(next(FaultKind::kContentGone).status == 404);
  for (const FaultKind kind : {FaultKind::kContentTooLarge, FaultKind::kContentEndless}) {
    const auto answer = next(kind);
    CHECK(answer.status == 200);
    CHECK(answer.body.size() > 10 * 1024 * 1024);
  }
  CHECK(next(FaultKind::kContentNoPhoto).body.find("<!doctype html>") == 0);
  CHECK(client.get("/v2/bot/message/" + photo + "/content").body == "jpeg");
  CHECK(client.get("/v2/bot/message/" + photo + "/content/preview").body == "jpeg");
}

TEST_CASE("A call can be accepted and its answer lost") {
  TestPlatform platform;
  Phone somsri = platform.person("สมศรี");
  ApiClient client(platform);
  const std::string key = "123e4567-e89b-12d3-a456-426614174000";
  SECTION("because the connection ends") {
    platform.faults().add({FaultKind::kAcceptAndDrop, "push", 1});
    CHECK(client.push(somsri.id(), texts("ก"), key).status == 0);
  }
  SECTION("because nothing is answered in time") {
    platform.faults().add({FaultKind::kAcceptAndHang, "push", 1, 60000});
    client.set_timeout(milliseconds(200));
    CHECK(client.push(somsri.id(), texts("ก"), key).status == 0);
  }
  CHECK(somsri.bubbles().size() == 1);
  CHECK(platform.calls().calls().back().status == 0);
  CHECK(ApiClient(platform).push(somsri.id(), texts("ก"), key).status == 409);
}

TEST_CASE("A connection can end before the call is heard") {
  TestPlatform platform;
  Phone somsri = platform.person("สมศรี");
  ApiClient client(platform);
  // Twice, as the client tries again by itself when a kept connection ends.
  platform.faults().add({FaultKind::kDropUnheard, "push", 2});
  CHECK(client.push(somsri.id(), texts("ก")).status == 0);
  CHECK(somsri.bubbles().empty());
}

TEST_CASE("An answer can come late") {
  TestPlatform platform;
  ApiClient client(platform);
  platform.faults().add({FaultKind::kDelay, "*", 1, 150});
  const auto begun = std::chrono::steady_clock::now();
  CHECK(client.get("/v2/bot/info").status == 200);
  CHECK(std::chrono::steady_clock::now() - begun >= milliseconds(150));
}

TEST_CASE("Connections are refused for a while and taken again") {
  TestPlatform platform;
  ApiClient client(platform);
  CHECK(client.get("/v2/bot/info").status == 200);
  platform.refuse_connections(milliseconds(600'000));
  CHECK(wait_until([&] { return client.get("/v2/bot/info").status == 0; }));
  CHECK(ApiClient(platform).get("/v2/bot/info").status == 0);
  platform.accept_connections();
  CHECK(wait_until([&] { return ApiClient(platform).get("/v2/bot/info").status == 200; }));
}
