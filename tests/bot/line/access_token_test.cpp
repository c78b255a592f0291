// How long the bot lives on one access token, also while LINE gives no other.
#include "bot/line/access_token.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <thread>

#include "tests/bot/rig.h"
#include "tests/support/test_platform.h"

using namespace sammachip;
using namespace sammachip::testing;
using simulator::FaultKind;

namespace {

const std::string kTokens = "/oauth2/v3/token";

// LINE's stateless tokens live for 900 seconds.
struct TokenRig {
  Config settings() const {
    Config config;
    config.line_channel_secrets = {platform.settings().channel_secret};
    config.line_channel_id = platform.settings().channel_id;
    return config;
  }
  void pass(std::chrono::seconds time) { passed += time.count(); }
  long long asked() { return static_cast<long long>(platform.calls().calls().size()); }
  void gives_none(FaultKind how = FaultKind::kServerError, int calls = -1) {
    platform.faults().add({how, kTokens, calls, 0});
  }
  // How often LINE is asked when a token is wanted each second for so long.
  long long asked_within(std::chrono::seconds time) {
    const long long before = asked();
    for (std::chrono::seconds second{0}; second < time; ++second) {
      pass(1s);
      tokens.get();
    }
    return asked() - before;
  }

  TestPlatform platform;
  Metrics metrics;
  HttpClient api{platform.url()};
  std::atomic<long long> passed = 0;
  const AccessTokens::Moment began = std::chrono::steady_clock::now();
  AccessTokens tokens{settings(), api, metrics,
                      [this] { return began + std::chrono::seconds(passed); }};
};

}  // namespace

TEST_CASE("A token is renewed at four fifths of its life") {
  TokenRig rig;
  const auto first = rig.tokens.get();
  REQUIRE(first);
  rig.pass(719s);
  CHECK(rig.tokens.get() == first);
  CHECK(rig.asked() == 1);
  rig.pass(1s);
  const auto second = rig.tokens.get();
  REQUIRE(second);
  CHECK(second != first);
  CHECK(rig.asked() == 2);
}

TEST_CASE("A good token serves to its end while LINE gives no other") {
  const auto how = GENERATE(FaultKind::kServerError, FaultKind::kDropUnheard, FaultKind::kPortal);
  TokenRig rig;
  const auto first = rig.tokens.get();
  REQUIRE(first);
  rig.gives_none(how);
  rig.pass(720s);
  CHECK(rig.tokens.get() == first);
  CHECK(rig.asked() == 2);
  // After 1, 3, 7, 15, 31 seconds, and then every thirty.
  CHECK(rig.asked_within(30s) == 4);
  CHECK(rig.asked_within(120s) == 4);
  CHECK(rig.tokens.get() == first);
  SECTION("it is not used when it is about to end") {
    rig.pass(20s);
    CHECK_FALSE(rig.tokens.get());
  }
  SECTION("and is renewed when LINE gives one again") {
    rig.platform.faults().clear();
    CHECK(rig.asked_within(30s) == 1);
    const auto second = rig.tokens.get();
    REQUIRE(second);
    CHECK(second != first);
  }
}

TEST_CASE("Without a token LINE is asked every few seconds, as replies wait") {
  TokenRig rig;
  rig.gives_none();
  CHECK_FALSE(rig.tokens.get());
  CHECK_FALSE(rig.tokens.get());
  CHECK(rig.asked() == 1);
  const auto asked = rig.asked_within(60s);
  CHECK(asked >= 12);
  CHECK(asked <= 20);
  rig.platform.faults().clear();
  rig.pass(4s);
  CHECK(rig.tokens.get());
}

TEST_CASE("A token that LINE refused is not used again, whatever becomes of the renewal") {
  TokenRig rig;
  const auto first = rig.tokens.get();
  REQUIRE(first);
  rig.gives_none();
  rig.pass(720s);
  rig.asked_within(60s);
  CHECK(rig.tokens.get() == first);
  CHECK(rig.tokens.refused(*first));
  CHECK(rig.tokens.get() != first);
  rig.platform.faults().clear();
  rig.pass(4s);
  const auto second = rig.tokens.get();
  REQUIRE(second);
  CHECK(second != first);
}

TEST_CASE("While one thread renews a token the others go on with the old one") {
  TokenRig rig;
  const auto first = rig.tokens.get();
  REQUIRE(first);
  rig.pass(720s);
  rig.platform.faults().add({FaultKind::kDelay, kTokens, 1, 6'000});
  std::atomic<bool> is_renewed = false;
  std::optional<std::string> second;
  std::thread renews([&] {
    second = rig.tokens.get();
    is_renewed = true;
  });
  // The fault is taken once the renewal is under way.
  REQUIRE(wait_until([&] { return rig.platform.faults().list().empty(); }));
  CHECK(rig.tokens.get() == first);
  CHECK_FALSE(is_renewed);
  renews.join();
  CHECK(second);
  CHECK(second != first);
  CHECK(rig.asked() == 2);
}
