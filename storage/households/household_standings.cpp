#include "storage/households/household_standings.h"

#include <algorithm>
#include <map>

#include "storage/database/area_prefix.h"

namespace sammachip {
namespace {

const std::string kStanding =
    "answered_to, answered_before_to, answered_at_ms, practised_on, first_income_at_ms, loss_at_ms";
const std::string kHouseholdStandingColumns = "household_id, " + kStanding;

const std::string kActiveRounds =
    "SELECT id, village_code, pace, reporting_day, created_at_ms, rest_until,"
    " COALESCE(answered_to, ''), house_no, COALESCE(programme_id, ''),"
    " COALESCE(team_member_id, '') FROM household LEFT JOIN household_standing"
    " ON household_standing.household_id = household.id"
    " WHERE status = 'active' AND village_code > :after";
const std::string kByVillage = " ORDER BY village_code, id LIMIT :most";

// More lines than this tell nobody more.
constexpr std::size_t kMostStandingDifferences = 1000;

auto standing(HouseholdStanding& row) {
  return std::tie(row.answered_to, row.answered_before_to, row.answered_at_ms, row.practised_on,
                  row.first_income_at_ms, row.loss_at_ms);
}
auto fields(HouseholdStanding& row) {
  return std::tuple_cat(std::tie(row.household_id), standing(row));
}
auto fields(HouseholdFigures& row) {
  return std::tuple_cat(std::tie(row.id, row.village_code, row.status, row.pace, row.reporting_day,
                                 row.created_at_ms, row.rest_until, row.occupation,
                                 row.baseline_total_satang, row.baseline_occupation_satang),
                        standing(row.standing), std::tie(row.months, row.sum_satang));
}

auto fields(HouseholdRound& row) {
  return std::tie(row.id, row.village_code, row.pace, row.reporting_day, row.created_at_ms,
                  row.rest_until, row.answered_to, row.house_no, row.programme_id,
                  row.team_member_id);
}

void take_answer(HouseholdStanding& row, const std::string& period_to, long long at_ms) {
  if (period_to > row.answered_to) {
    row.answered_before_to = row.answered_to;
    row.answered_to = period_to;
    row.answered_at_ms = at_ms;
  } else if (period_to < row.answered_to) {
    row.answered_before_to = std::max(row.answered_before_to, period_to);
  } else {
    row.answered_at_ms = std::min(row.answered_at_ms, at_ms);  // Corrected: it came when it came.
  }
}

void take_income(HouseholdStanding& row, const std::string& earned_on, long long amount_satang,
                 long long at_ms) {
  if (amount_satang > 0) {
    row.practised_on = std::max(row.practised_on, earned_on);
    row.first_income_at_ms = std::min(row.first_income_at_ms.value_or(at_ms), at_ms);
  } else if (amount_satang < 0) {
    row.loss_at_ms = std::max(row.loss_at_ms.value_or(at_ms), at_ms);
  }
}

}  // namespace

HouseholdStandings::HouseholdStandings(Connection& connection)
    : connection_(connection),
      save_(connection,
            insert_into("household_standing", kHouseholdStandingColumns) +
                " ON CONFLICT (household_id) DO UPDATE SET answered_to = excluded.answered_to,"
                " answered_before_to = excluded.answered_before_to,"
                " answered_at_ms = excluded.answered_at_ms, practised_on = excluded.practised_on,"
                " first_income_at_ms = excluded.first_income_at_ms,"
                " loss_at_ms = excluded.loss_at_ms",
            in(fields(row_))),
      find_(connection,
            "SELECT " + kHouseholdStandingColumns +
                " FROM household_standing WHERE household_id = :id",
            in(key_), out(fields(row_))),
      figures_in_area_(
          connection,
          "SELECT id, village_code, status, pace, reporting_day, created_at_ms,"
          " rest_until, programme_occupation, baseline_total_satang, baseline_occupation_satang,"
          " COALESCE(answered_to, ''), COALESCE(answered_before_to, ''),"
          " COALESCE(answered_at_ms, 0), COALESCE(practised_on, ''), first_income_at_ms,"
          " loss_at_ms, COALESCE(months, 0), COALESCE(sum_satang, 0) FROM household"
          " LEFT JOIN household_standing ON household_standing.household_id = household.id"
          " LEFT JOIN household_year ON household_year.household_id = household.id"
          "  AND household_year.fiscal_year_be = :year AND household_year.basis = 'gross'"
          " WHERE village_code >= :area AND village_code <= :until"
          " AND (status = 'active' OR status = 'selected') ORDER BY village_code, house_no",
          in(year_), in(key_), in(until_), out(fields(house_))),
      rounds_ending_(connection,
                     kActiveRounds +
                         " AND (reporting_day = :day OR reporting_day = :none"
                         "  OR (pace = 'monthly' AND :at_month_end = 1))" +
                         kByVillage,
                     in(key_), in(weekday_), in(no_day_), in(at_month_end_), in(limit_),
                     out(fields(round_))),
      rounds_after_(connection, kActiveRounds + kByVillage, in(key_), in(limit_),
                    out(fields(round_))),
      reports_of_(connection,
                  "SELECT period_to, earned_on, amount_satang, created_at_ms FROM income_report"
                  " WHERE household_id = :id AND status = 'current' ORDER BY period_to, id",
                  in(key_), out(day_), out(earned_on_), out(amount_satang_), out(time_ms_)),
      answers_of_(connection,
                  "SELECT period_to, answered_at_ms FROM round_answer WHERE household_id = :id"
                  " ORDER BY period_to",
                  in(key_), out(day_), out(time_ms_)),
      visits_of_(connection,
                 "SELECT visited_on FROM visit WHERE household_id = :id"
                 " AND (doing = 'yes' OR doing = 'partly')",
                 in(key_), out(day_)) {}

std::optional<HouseholdStanding> HouseholdStandings::find(const std::string& household_id) {
  key_ = household_id;
  return find_.fetch_one() ? std::optional(row_) : std::nullopt;
}

void HouseholdStandings::note_answer(const std::string& household_id, const std::string& period_to,
                                     long long at_ms) {
  row_ = find(household_id).value_or(HouseholdStanding{household_id});
  take_answer(row_, period_to, at_ms);
  save_.run();
}

void HouseholdStandings::note_report(const std::string& household_id, const std::string& period_to,
                                     const std::string& earned_on, long long amount_satang,
                                     long long at_ms) {
  row_ = find(household_id).value_or(HouseholdStanding{household_id});
  take_answer(row_, period_to, at_ms);
  take_income(row_, earned_on, amount_satang, at_ms);
  save_.run();
}

void HouseholdStandings::note_practice(const std::string& household_id, const std::string& day) {
  row_ = find(household_id).value_or(HouseholdStanding{household_id});
  row_.practised_on = std::max(row_.practised_on, day);
  save_.run();
}

void HouseholdStandings::reckon(const std::string& household_id) {
  row_ = reckoned(household_id);
  save_.run();
}

HouseholdStanding HouseholdStandings::reckoned(const std::string& household_id) {
  HouseholdStanding found{household_id};
  std::map<std::string, long long>
      answers;  // By the round's last day: when it first was spoken of.
  const auto take = [&] {
    const auto [at, is_new] = answers.emplace(day_, time_ms_);
    if (!is_new) at->second = std::min(at->second, time_ms_);
  };
  key_ = household_id;
  reports_of_.for_each([&] {
    take();
    take_income(found, earned_on_, amount_satang_, time_ms_);
  });
  answers_of_.for_each(take);
  for (const auto& [period_to, at_ms] : answers) take_answer(found, period_to, at_ms);
  visits_of_.for_each([&] { found.practised_on = std::max(found.practised_on, day_); });
  return found;
}

std::vector<HouseholdFigures> HouseholdStandings::figures_in_area(const std::string& area_code,
                                                                  int fiscal_year_be) {
  key_ = area_code;
  until_ = end_of_area(area_code);
  year_ = fiscal_year_be;
  return figures_in_area_.fetch_all(house_);
}

std::vector<HouseholdRound> HouseholdStandings::rounds_ending(const std::string& after_village,
                                                              int weekday, bool at_month_end,
                                                              int limit) {
  key_ = after_village;
  weekday_ = weekday;
  no_day_ = weekday == 7 ? 0 : weekday;
  at_month_end_ = at_month_end ? 1 : 0;
  limit_ = limit;
  return rounds_ending_.fetch_all(round_);
}

std::vector<HouseholdRound> HouseholdStandings::rounds_after(const std::string& after_village,
                                                             int limit) {
  key_ = after_village;
  limit_ = limit;
  return rounds_after_.fetch_all(round_);
}

std::vector<std::string> HouseholdStandings::recount() {
  std::vector<std::string> ids;
  std::string id;
  Statement(connection_, "SELECT id FROM household ORDER BY id", out(id)).for_each([&] {
    ids.push_back(id);
  });
  std::vector<std::string> lines;
  for (const auto& household : ids) {
    const HouseholdStanding counted = reckoned(household);
    const HouseholdStanding kept = find(household).value_or(HouseholdStanding{household});
    // Of a report that was corrected only the last has its time; which day it was is what counts.
    const bool is_same =
        kept.answered_to == counted.answered_to &&
        kept.answered_before_to == counted.answered_before_to &&
        kept.practised_on == counted.practised_on &&
        kept.first_income_at_ms.has_value() == counted.first_income_at_ms.has_value() &&
        kept.loss_at_ms.has_value() == counted.loss_at_ms.has_value();
    if (is_same || lines.size() >= kMostStandingDifferences) continue;
    lines.push_back("household " + household + " kept " + kept.answered_to + " " +
                    kept.practised_on + ", counted " + counted.answered_to + " " +
                    counted.practised_on);
  }
  return lines;
}

}  // namespace sammachip
