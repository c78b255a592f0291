// How many of the month's pushes LINE counts: asked from time to time, kept, shown.
#include <catch2/catch.hpp>
#include <optional>

#include "bot/line/quota_reading.h"
#include "storage/machine/push_ledger.h"
#include "storage/records.h"
#include "tests/bot/line_rig.h"

using namespace sammachip;
using namespace sammachip::testing;
using simulator::FaultKind;

namespace {

const std::string kUsed = "/v2/bot/message/quota/consumption";

std::optional<QuotaReading> reading_of(LineRig& rig) {
  std::optional<QuotaReading> reading;
  rig.service->engine().run([&](Records& records) { reading = last_reading(records); });
  return reading;
}

// To noon of the tenth of the next month in Thailand.
void go_to_midmonth(LineRig& rig) {
  const std::chrono::sys_days tenth = std::chrono::year(2026) / std::chrono::December / 10;
  rig.advance(Instant(tenth) + 5h - rig.clock.now());
}

bool reads(LineRig& rig, std::int64_t used) {
  return wait_until([&] {
    const auto reading = reading_of(rig);
    return reading && reading->quota.used == used;
  });
}

bool comes_to_show(LineRig& rig, const std::string& line) {
  return wait_until([&] { return rig.shows(line); });
}

}  // namespace

TEST_CASE("LINE's count is read at start, every hour, and is on /metrics beside our own") {
  LineRig rig;
  CHECK(wait_until([&] { return reading_of(rig).has_value(); }));
  go_to_midmonth(rig);
  rig.platform.quota().set_limit(400);
  rig.platform.quota().set_used(17);
  rig.advance(61min);
  REQUIRE(reads(rig, 17));
  CHECK(comes_to_show(rig, "sammachip_push_quota_limit 400"));
  CHECK(comes_to_show(rig, "sammachip_push_quota_used 17"));
  CHECK(comes_to_show(rig, "sammachip_push_ledger 0"));
  const auto reading = reading_of(rig);
  CHECK(reading->month == line_month(milliseconds(rig.clock.now())));
  rig.run([&](Records& records) {
    records.push_ledger.add(line_month(milliseconds(rig.clock.now())), "digest", 4);
  });
  CHECK(comes_to_show(rig, "sammachip_push_ledger 4"));
  // Without an hour passed LINE is left alone.
  const auto calls = rig.calls(kUsed);
  REQUIRE(rig.quota_is_watched());
  CHECK(rig.calls(kUsed) == calls);
}

TEST_CASE("That LINE's limit is reached is on /metrics, though nothing is pushed any more") {
  LineRig rig;
  go_to_midmonth(rig);
  rig.platform.quota().set_limit(10);
  rig.platform.quota().set_used(10);
  rig.advance(61min);
  CHECK(comes_to_show(rig, "sammachip_quota_used_up 1"));
  rig.platform.quota().set_limit(20);
  rig.advance(61min);
  CHECK(comes_to_show(rig, "sammachip_quota_used_up 0"));
}

TEST_CASE("An account without a limit is shown as such") {
  LineRig rig;
  rig.platform.quota().set_limit(-1);
  rig.advance(61min);
  CHECK(comes_to_show(rig, "sammachip_push_quota_limit +Inf"));
  CHECK_FALSE(reading_of(rig)->quota.limit.has_value());
}

TEST_CASE("While LINE does not answer it is asked ever less often, and the last reading stands") {
  LineRig rig;
  go_to_midmonth(rig);
  rig.platform.quota().set_used(5);
  rig.advance(61min);
  REQUIRE(reads(rig, 5));
  rig.platform.faults().add({FaultKind::kServerError, "/v2/bot/message/quota", 2, 0});
  rig.platform.quota().set_used(6);
  const auto before = rig.calls("/v2/bot/message/quota");
  rig.advance(61min);
  CHECK(wait_until([&] { return rig.calls("/v2/bot/message/quota") == before + 1; }));
  REQUIRE(rig.quota_is_watched());
  CHECK(rig.calls("/v2/bot/message/quota") == before + 1);
  CHECK(reading_of(rig)->quota.used == 5);
  rig.advance(65s);
  CHECK(wait_until([&] { return rig.calls("/v2/bot/message/quota") == before + 2; }));
  // After the second failure a minute is not enough.
  REQUIRE(rig.quota_is_watched());
  rig.advance(65s);
  REQUIRE(rig.quota_is_watched());
  CHECK(rig.calls("/v2/bot/message/quota") == before + 2);
  rig.advance(60s);
  CHECK(reads(rig, 6));
}

TEST_CASE("When the day changes in Thailand LINE is asked again at once") {
  LineRig rig;
  go_to_midmonth(rig);
  // To ten minutes before midnight, where it is read once more; then over it.
  rig.advance(12h - 10min);
  REQUIRE(rig.quota_is_watched());
  rig.platform.quota().set_used(9);
  rig.advance(10min + 1s);
  CHECK(reads(rig, 9));
}
