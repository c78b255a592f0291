#include "bench/month_people.h"

#include <array>

namespace bench {

const char* const kHabitNames[kHabits] = {"by themselves",  "when asked",  "the next day",
                                          "after reminder", "after visit", "never"};

void make_officers(Sqlite& database, const Nation& nation) {
  database.execute("DELETE FROM role_grant WHERE role = 'officer'");
  SqliteStatement grant(
      database, insert_sql("role_grant", "id, user_id, role, area_code, granted_by, from_ms"));
  for (std::int64_t i = 0; i < nation.tambons(); ++i) {
    grant.run("grant-" + std::to_string(i), nation.tambon_officer(0), "officer",
              nation.tambon_code(i), "bench", 1);
  }
  for (std::int64_t i = 0; i < nation.districts(); ++i) {
    grant.run("grant-d" + std::to_string(i), nation.district_officer(0), "officer",
              nation.district_code(i), "bench", 1);
  }
}

std::vector<std::string> people_on_line(const Nation& nation) {
  std::vector<std::string> users;
  for (std::int64_t house = 0; house < nation.houses(); ++house) {
    if (nation.has_line(house)) users.push_back(nation.reporter(house));
  }
  for (std::int64_t village = 0; village < nation.villages(); ++village) {
    for (std::int64_t place = 0; place < Nation::kTeamInVillage; ++place) {
      users.push_back(nation.team_member(village, place));
    }
  }
  users.push_back(nation.tambon_officer(0));
  users.push_back(nation.district_officer(0));
  return users;
}

bool is_holiday(Day day) {
  const std::string date = iso(day).substr(5);
  return date == "04-06" || date == "04-13" || date == "04-14" || date == "04-15";
}

Habit habit_of(std::int64_t house) {
  constexpr std::array<std::uint64_t, kHabits> kShares{20, 25, 20, 15, 12, 8};
  std::uint64_t dice = mixed(static_cast<std::uint64_t>(house) + 77'777) % 100;
  for (std::size_t habit = 0; habit < kShares.size(); ++habit) {
    if (dice < kShares[habit]) return static_cast<Habit>(habit);
    dice -= kShares[habit];
  }
  return Habit::kNever;
}

bool ends_round(std::int64_t house, Day day) {
  const auto weekday = std::chrono::weekday{day}.iso_encoding();
  return static_cast<int>(weekday) == Nation::reporting_day(house);
}

PlainMonth plain_month(const Nation& nation, Day first, int days, std::int64_t quota,
                       std::int64_t invitations, std::int64_t digests,
                       const std::set<Day>& without_network) {
  PlainMonth month;
  std::int64_t used = 0;
  // Trainings and digests are spread over the month.
  std::int64_t others = invitations + digests;
  for (int i = 0; i < days; ++i) {
    const Day day = first + std::chrono::days{i};
    if (without_network.contains(day)) continue;
    const auto push = [&](std::int64_t count) {
      month.wanted += count;
      const std::int64_t sent = std::min(count, std::max<std::int64_t>(0, quota - used));
      used += sent;
      if (sent < count && month.used_up == Day{}) month.used_up = day;
      return sent == count;
    };
    const std::int64_t share = others / (days - i);
    others -= share;
    push(share);
    for (std::int64_t house = 0; house < nation.houses(); ++house) {
      if (!ends_round(house, day)) continue;
      const Habit habit = habit_of(house);
      bool is_answered = habit == Habit::kByThemselves || habit == Habit::kNextDay;
      if (nation.has_line(house)) {
        if (habit != Habit::kByThemselves) {
          const bool is_asked = push(1);
          is_answered = is_answered || (habit == Habit::kWhenAsked && is_asked);
        }
        if (!is_answered) {
          const bool is_reminded = push(1);
          is_answered =
              (habit == Habit::kAfterReminder || habit == Habit::kWhenAsked) && is_reminded;
        }
      }
      if (!is_answered) {
        const bool is_told = push(1);  // Who looks after the house.
        is_answered = habit != Habit::kNever && is_told &&
                      (habit == Habit::kAfterVisit || !nation.has_line(house));
      }
      if (!is_answered) push(1);  // The leader.
      if (is_answered) ++month.reports;
    }
  }
  return month;
}

}  // namespace bench
