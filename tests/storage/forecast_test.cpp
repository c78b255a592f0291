// What the forecast of the month's pushes is counted from.
#include <algorithm>

#include "storage/households/household_standings.h"
#include "storage/households/households.h"
#include "storage/machine/notifications.h"
#include "storage/records.h"
#include "tests/storage/each_database.h"

namespace sammachip {
namespace {

TEST_CASE("Active households are counted by pace, reporting day and the day they came in") {
  with_records([](Records& records) {
    add_villages(records);
    constexpr long long day_ms = 86'400'000;
    const auto add = [&](const HouseholdId& id, Pace pace, int day, long long created_at_ms,
                         HouseholdStatus status) {
      Household house = household(id);
      house.pace = pace;
      house.reporting_day = day;
      house.created_at_ms = created_at_ms;
      house.status = status;
      records.households.insert(house);
    };
    add("h1", Pace::kWeekly, 7, 20'000 * day_ms, HouseholdStatus::kActive);
    add("h2", Pace::kWeekly, 7, 20'001 * day_ms - 1, HouseholdStatus::kActive);
    add("h3", Pace::kWeekly, 7, 20'001 * day_ms, HouseholdStatus::kActive);
    add("h4", Pace::kMonthly, 0, 20'000 * day_ms, HouseholdStatus::kActive);
    add("h5", Pace::kWeekly, 7, 20'000 * day_ms, HouseholdStatus::kPaused);
    auto rhythms = records.households.rhythms();
    std::sort(rhythms.begin(), rhythms.end(), [](const auto& one, const auto& other) {
      return std::tie(one.pace, one.created_day) < std::tie(other.pace, other.created_day);
    });
    REQUIRE(rhythms.size() == 3);
    CHECK(rhythms[0].created_day == 20'000);
    CHECK(rhythms[0].reporting_day == 7);
    CHECK(rhythms[0].households == 2);
    CHECK(rhythms[1].created_day == 20'001);
    CHECK(rhythms[1].households == 1);
    CHECK(rhythms[2].pace == Pace::kMonthly);
    CHECK(rhythms[2].households == 1);
  });
}

TEST_CASE("Active households are read by village, with what is known of their rounds") {
  with_records([](Records& records) {
    add_villages(records);
    for (const char* id : {"h2", "h1", "h3"}) {
      Household active = household(id);
      active.status = HouseholdStatus::kActive;
      records.households.insert(active);
    }
    Household paused = household("h4");
    paused.status = HouseholdStatus::kPaused;
    records.households.insert(paused);
    records.household_standings.count_answer("h1", "2026-11-15", 1);
    const VillageCode village = household("h1").village_code;
    const auto houses = records.household_standings.rounds_after("", 10);
    REQUIRE(houses.size() == 3);
    CHECK(houses[0].id == "h1");
    CHECK(houses[0].answered_to == "2026-11-15");
    CHECK(houses[0].house_no == household("h1").house_no);
    CHECK(houses[0].village_code == village);
    CHECK(houses[1].answered_to.empty());
    CHECK(records.household_standings.rounds_after("", 2).size() == 2);
    CHECK(records.household_standings.rounds_after(village, 10).empty());
  });
}

TEST_CASE("Notices are counted by class from a day to before another, pushed or held") {
  with_records([](Records& records) {
    const auto add = [&](const std::string& key, const std::string& push_class,
                         const std::string& day, NotificationOutcome outcome) {
      records.notifications.insert(
          {.key = key, .user_id = "U1", .push_class = push_class, .day = day, .outcome = outcome});
    };
    add("1", "prompt", "2026-11-01", NotificationOutcome::kPushed);
    add("2", "prompt", "2026-11-30", NotificationOutcome::kHeld);
    add("3", "prompt", "2026-12-01", NotificationOutcome::kPushed);
    add("4", "prompt", "2026-10-31", NotificationOutcome::kPushed);
    add("5", "digest", "2026-11-10", NotificationOutcome::kPushed);
    CHECK(records.notifications.count("prompt", "2026-11-01", "2026-12-01") == 2);
    CHECK(records.notifications.count("session", "2026-11-01", "2026-12-01") == 0);
  });
}

}  // namespace
}  // namespace sammachip
