#include "bot/daily_time.h"

#include <catch2/catch.hpp>

using namespace sammachip;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::hours kThailand{7};
constexpr std::chrono::hours kDay{24};
// 2026-11-23 07:00 in Thailand.
const Instant kSeven = instant_from(1'795'392'000'000);

}  // namespace

TEST_CASE("A time of day comes every day, by clocks ahead of UTC") {
  const auto half_past_seven = [](Instant after) { return next_daily(after, 450min, kThailand); };
  CHECK(half_past_seven(kSeven) == kSeven + 30min);
  CHECK(half_past_seven(kSeven + 30min - 1ms) == kSeven + 30min);
  CHECK(half_past_seven(kSeven + 30min) == kSeven + 30min + kDay);
  // 06:59 of the next day is still the day before by UTC.
  CHECK(half_past_seven(kSeven + kDay - 1min) == kSeven + 30min + kDay);
  CHECK(next_daily(kSeven, 0min, kThailand) == kSeven + 17h);
  CHECK(next_daily(kSeven, 0min, -5h) == kSeven + 5h);
}

TEST_CASE("A time of day is written with two digits each") {
  CHECK(time_of_day("07:30") == 450min);
  CHECK(time_of_day("00:00") == 0min);
  CHECK(time_of_day("23:59") == 1439min);
  for (const char* wrong : {"", "7:30", "07.30", "24:00", "07:60", "07:3x", "-1:30", "07:300"}) {
    CHECK_FALSE(time_of_day(wrong));
  }
}
