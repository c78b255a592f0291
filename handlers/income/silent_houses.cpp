#include "handlers/income/silent_houses.h"

#include <algorithm>

#include "handlers/access/roles.h"
#include "handlers/calendar/rounds.h"
#include "handlers/village/year_houses.h"
#include "storage/households/income_reports.h"
#include "storage/households/round_answers.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"

namespace sammachip {

namespace {

bool has_answered(const Household& house, const Period& round, const Turn& turn) {
  const std::string from = iso_date(round.from);
  const std::string to = iso_date(round.to);
  return !turn.records.income_reports.current_in(house.id, from, to).empty() ||
         turn.records.round_answers.find(house.id, from, to).has_value();
}

// Whether it is asked nothing just now, and said nothing of itself.
bool is_quiet_about_last(const Household& house, const Turn& turn) {
  return house.rest_until >= iso_date(turn.today) &&
         !has_answered(house, round_before(turn.today, house.pace, house.reporting_day), turn);
}

}  // namespace

std::optional<Period> missed_round(const Household& house, const Turn& turn) {
  return missed_round_on(turn.today, house, turn);
}

std::optional<Period> missed_round_on(Day today, const Household& house, const Turn& turn) {
  const Period round = round_before(today, house.pace, house.reporting_day);
  const Day came_in = turn.day_of(instant_from(house.created_at_ms));
  if (house.rest_until >= iso_date(round.from)) return std::nullopt;
  if (came_in > round.from || has_answered(house, round, turn)) return std::nullopt;
  return round;
}

SilentHouses silent_houses(const VillageYear& village, Turn& turn) {
  SilentHouses silent;
  silent.since = turn.today;
  const auto& standings = standings_of(turn);
  const bool is_running = village.programme.pause == VillagePause::kNone;
  for (auto& house : houses_of_year(village.programme, turn)) {
    if (!may(turn.account.user_id, standings, Act::kSeeWhoReported, about_house(house))) continue;
    ++silent.count;
    const auto round = is_running ? missed_round(house, turn) : std::nullopt;
    if (round) {
      silent.since = std::min(silent.since, round->to + std::chrono::days{1});
      silent.missing.push_back(std::move(house));
    } else if (is_quiet_about_last(house, turn)) {
      silent.quiet.push_back(std::move(house));
    }
  }
  return silent;
}

}  // namespace sammachip
