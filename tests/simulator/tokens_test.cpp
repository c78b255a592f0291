#include <catch2/catch.hpp>

#include "tests/simulator/fake_bot.h"

using namespace sammachip::simulator;
using sammachip::testing::TestPlatform;

namespace {

Answer ask_for_token(Platform& platform, const std::string& path, const std::string& secret) {
  const std::string form =
      "grant_type=client_credentials&client_id=" + platform.settings().channel_id +
      "&client_secret=" + secret;
  return ApiClient(platform, "").post_raw(path, form, "application/x-www-form-urlencoded");
}

}  // namespace

TEST_CASE("A stateless token opens the API for fifteen minutes") {
  TestPlatform platform;
  const Answer answer =
      ask_for_token(platform, "/oauth2/v3/token", platform.settings().channel_secret);
  REQUIRE(answer.status == 200);
  CHECK(answer.parsed()["expires_in"] == 900);
  CHECK(answer.parsed()["token_type"] == "Bearer");
  ApiClient client(platform, answer.parsed()["access_token"]);
  CHECK(client.get("/v2/bot/info").status == 200);
  platform.clock().advance_ms(901 * 1000);
  CHECK(client.get("/v2/bot/info").status == 401);
}

TEST_CASE("A short-lived token can be verified") {
  TestPlatform platform;
  const Answer answer =
      ask_for_token(platform, "/v2/oauth/accessToken", platform.settings().channel_secret);
  REQUIRE(answer.status == 200);
  const std::string token = answer.parsed()["access_token"];
  const auto verify = [&](const std::string& value) {
    return ApiClient(platform, "")
        .post_raw("/v2/oauth/verify", "access_token=" + value, "application/x-www-form-urlencoded");
  };
  CHECK(verify(token).parsed()["client_id"] == platform.settings().channel_id);
  CHECK(verify("unknown").status == 400);
}

TEST_CASE("A wrong secret gets no token") {
  TestPlatform platform;
  const Answer answer = ask_for_token(platform, "/oauth2/v3/token", "wrong");
  CHECK(answer.status == 400);
  CHECK(answer.parsed()["error"] == "invalid_client");
}

TEST_CASE("Calls without a good token are answered 401") {
  TestPlatform platform;
  CHECK(ApiClient(platform, "").get("/v2/bot/info").status == 401);
  CHECK(ApiClient(platform, "guessed").get("/v2/bot/info").status == 401);
  ApiClient client(platform);
  CHECK(client.get("/v2/bot/info").status == 200);
  platform.access_tokens().revoke_all();
  CHECK(client.get("/v2/bot/info").status == 401);
}
