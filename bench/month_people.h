// Who lives in the tambon, how they answer, and what a bot that pushed everything would cost them.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "bench/nation_country.h"
#include "bench/sqlite.h"

namespace bench {

// Puts two officers in the place of those there are: one of the tambons, and the chief of the
// district.
void make_officers(Sqlite& database, const Nation& nation);

// All who are on LINE: of the houses, the teams, and the officers.
std::vector<std::string> people_on_line(const Nation& nation);

bool is_holiday(Day day);

// How a household answers about a round, each month alike.
enum class Habit {
  kByThemselves,   // In the afternoon of their day, before anybody asks.
  kWhenAsked,      // The same evening, if they are asked.
  kNextDay,        // At noon of the next day, asked or not.
  kAfterReminder,  // The evening they are reminded.
  kAfterVisit,     // When somebody who looks after them was told and came by: days later.
  kNever,
};
inline constexpr int kHabits = 6;
extern const char* const kHabitNames[kHabits];

// Of 100 houses 20, 25, 20, 15, 12 and 8, in the order above.
Habit habit_of(std::int64_t house);

// The day on which the house's round that holds `day` ends: its reporting day.
bool ends_round(std::int64_t house, Day day);

// A bot that pushes each question, each reminder to each person for each house, each training's
// invitation and each digest, until the month's pushes are used up; the same houses and habits.
struct PlainMonth {
  std::int64_t wanted = 0;   // Pushes, if there were enough.
  std::int64_t reports = 0;  // That it obtains within its quota.
  Day used_up{};             // The day on which they are used up; the epoch: never.
};
PlainMonth plain_month(const Nation& nation, Day first, int days, std::int64_t quota,
                       std::int64_t invitations, std::int64_t digests,
                       const std::set<Day>& without_network);

}  // namespace bench
