#include "bot/base/daily_time.h"

#include <catch2/catch.hpp>

using namespace sammachip;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::hours kAhead{7};
constexpr std::chrono::hours kWholeDay{24};
// 2026-11-23 07:00 in Thailand.
const Instant kAtSeven = instant_from(1'795'392'000'000);

}  // namespace

TEST_CASE("A time of day comes every day, by clocks ahead of UTC") {
  const auto half_past_seven = [](Instant after) { return next_daily(after, 450min, kAhead); };
  CHECK(half_past_seven(kAtSeven) == kAtSeven + 30min);
  CHECK(half_past_seven(kAtSeven + 30min - 1ms) == kAtSeven + 30min);
  CHECK(half_past_seven(kAtSeven + 30min) == kAtSeven + 30min + kWholeDay);
  // 06:59 of the next day is still the day before by UTC.
  CHECK(half_past_seven(kAtSeven + kWholeDay - 1min) == kAtSeven + 30min + kWholeDay);
  CHECK(next_daily(kAtSeven, 0min, kAhead) == kAtSeven + 17h);
  CHECK(next_daily(kAtSeven, 0min, -5h) == kAtSeven + 5h);
}

TEST_CASE("A time of day is written with two digits each") {
  CHECK(time_of_day("07:30") == 450min);
  CHECK(time_of_day("00:00") == 0min);
  CHECK(time_of_day("23:59") == 1439min);
  for (const char* wrong : {"", "7:30", "07.30", "24:00", "07:60", "07:3x", "-1:30", "07:300"}) {
    CHECK_FALSE(time_of_day(wrong));
  }
}
