#include "bench/month_people.h"

#include <array>

namespace bench {

const char* const kHabitNames[kHabits] = {"by themselves",  "when asked",  "the next day",
                                          "after reminder", "after visit", "never"};

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
