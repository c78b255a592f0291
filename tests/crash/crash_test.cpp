// The real program, ended at any moment: nothing lost, nothing twice.
// docs/decisions/0001-one-writer.md.
#include <catch2/catch.hpp>
#include <random>

#include "storage/machine/settings.h"
#include "tests/bot/rig.h"
#include "tests/crash/bot_process.h"
#include "tests/crash/villagers.h"
#include "tests/support/test_platform.h"

using namespace sammachip;
using namespace sammachip::testing;

namespace {

constexpr unsigned kSeed = 2560;
constexpr int kKills = 25;
constexpr int kStops = 4;

simulator::Settings line_settings() {
  simulator::Settings settings = patient_settings();
  settings.webhook_batch = 3;
  settings.webhook_duplicates = 0.2;
  settings.redelivery_pause_ms = 150;
  return settings;
}

std::size_t between(std::mt19937& random, std::size_t least, std::size_t most) {
  return std::uniform_int_distribution<std::size_t>(least, most)(random);
}

// Lets the bot that was launched come as far as `stage`: nowhere, to its scheduler, to its port,
// to its first answer.
void wait_for_stage(BotProcess& bot, std::size_t stage) {
  if (stage == 1) CHECK(bot.wait_logged("this process runs the scheduled jobs"));
  if (stage == 2) CHECK(bot.wait_logged(" listening "));
  if (stage == 3) CHECK(bot.wait_ready());
}

}  // namespace

TEST_CASE("Killed at any moment, the bot loses nothing and does nothing twice (slow: 30 times)",
          "[long]") {
  const TemporaryFolder folder;
  TestPlatform platform(line_settings());
  Villagers villagers(platform, folder.url(), kSeed);
  BotProcess bot(environment_for(platform, folder.url()), folder.file("bot.log"));
  std::mt19937 random(kSeed);
  for (int i = 0; i < kKills; ++i) {
    bot.launch();
    INFO(bot.log());
    REQUIRE(bot.wait_ready());
    platform.webhooks().set_url(bot.webhook_url());
    CHECK(villagers.keeps_busy(between(random, 4, 30)));
    bot.kill();
    if (i % 5 != 0) continue;
    // Once more while it starts, with the outbox of the process before still to be looked at.
    bot.launch();
    wait_for_stage(bot, between(random, 0, 3));
    bot.kill();
  }
  bot.launch();
  REQUIRE(bot.wait_ready());
  platform.webhooks().set_url(bot.webhook_url());
  CHECK(platform.wait_idle());
  const std::string message = villagers.reports_once();
  CHECK(platform.wait_idle());
  CHECK(bot.terminate() == 0);

  check_nothing_lost_nothing_twice(folder.url(), villagers);
  CHECK(number(folder.url(),
               "SELECT COUNT(*) FROM income_report WHERE message_id = '" + message + "'") == 1);
  CHECK(villagers.acknowledged().size() > 75);
  CHECK(villagers.replies_taken().size() > 75);
}

TEST_CASE("Told to stop under load, the bot finishes what it took and exits with 0") {
  const TemporaryFolder folder;
  simulator::Settings settings = patient_settings();
  settings.redelivery_attempts = 0;
  TestPlatform platform(settings);
  Villagers villagers(platform, folder.url(), kSeed);
  BotProcess bot(environment_for(platform, folder.url()), folder.file("bot.log"));
  std::mt19937 random(kSeed);
  for (int i = 0; i < kStops; ++i) {
    bot.launch();
    REQUIRE(bot.wait_ready());
    platform.webhooks().set_url(bot.webhook_url());
    CHECK(villagers.keeps_busy(between(random, 20, 60)));
    CHECK(bot.terminate() == 0);
    INFO(bot.log());
    // Whoever was committed was answered, and everything there was to say was said.
    CHECK(platform.wait_idle());
    const auto url = folder.url();
    CHECK(number(url, "SELECT COUNT(*) FROM inbox") ==
          static_cast<long long>(villagers.acknowledged().size()));
    CHECK(number(url, "SELECT COUNT(*) FROM outbox WHERE status <> 'sent'") == 0);
    CHECK(number(url, "SELECT COUNT(*) FROM outbox WHERE kind = 'reply'") ==
          static_cast<long long>(villagers.replies_taken().size()));
  }
  check_nothing_lost_nothing_twice(folder.url(), villagers);
  CHECK(villagers.acknowledged().size() > 50);
}
