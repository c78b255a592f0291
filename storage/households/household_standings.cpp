#include "storage/households/household_standings.h"

#include <algorithm>
#include <map>

namespace sammachip {
namespace {

const std::string kRounds =
    "SELECT id, village_code, pace, reporting_day, created_at_ms, rest_until,"
    " COALESCE(answered_to, ''), house_no, COALESCE(programme_id, ''),"
    " COALESCE(team_member_id, '') FROM household LEFT JOIN household_standing"
    " ON household_standing.household_id = household.id"
    " WHERE village_code > :after";
const std::string kActive = " AND status = 'active'";
const std::string kTakingPart = " AND (status = 'active' OR status = 'selected')";
const std::string kByVillage = " ORDER BY village_code, id LIMIT :most";

// More lines than this tell nobody more.
constexpr std::size_t kMostStandingDifferences = 1000;

// Something was said at `at_ms` about the round that ends on `period_to`. A later round than all
// before moves the row on; an earlier one may only be the one before the last; the same once more
// is a correction, which does not make the first answer younger.
void take_answer(HouseholdStanding& row, const std::string& period_to, long long at_ms) {
  if (period_to > row.answered_to) {
    row.answered_before_to = row.answered_to;
    row.answered_to = period_to;
    row.answered_at_ms = at_ms;
  } else if (period_to < row.answered_to) {
    row.answered_before_to = std::max(row.answered_before_to, period_to);
  } else {
    row.answered_at_ms = std::min(row.answered_at_ms, at_ms);
  }
}

// What a figure says besides: that they practise the occupation, or that they lost money.
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
      save_(connection, sql::upsert<HouseholdStanding>("household_id")),
      find_(connection, sql::select<HouseholdStanding>() + " WHERE household_id = :id"),
      figures_in_area_(
          connection,
          "SELECT id, village_code, status, pace, reporting_day, created_at_ms,"
          " rest_until, programme_occupation, baseline_total_satang, baseline_occupation_satang,"
          " COALESCE(answered_to, ''), COALESCE(answered_before_to, ''),"
          " COALESCE(answered_at_ms, 0), COALESCE(practised_on, ''), first_income_at_ms,"
          " loss_at_ms, COALESCE(months, 0), COALESCE(household_year.sum_satang, 0),"
          " COALESCE(programme_id, ''), gross_month.sum_satang, net_month.sum_satang"
          " FROM household"
          " LEFT JOIN household_month AS gross_month"
          "  ON gross_month.household_id = household.id AND gross_month.month = :month"
          "  AND gross_month.basis = 'gross' AND gross_month.report_count > 0"
          " LEFT JOIN household_month AS net_month"
          "  ON net_month.household_id = household.id AND net_month.month = :month"
          "  AND net_month.basis = 'net' AND net_month.report_count > 0"
          " LEFT JOIN household_standing ON household_standing.household_id = household.id"
          " LEFT JOIN household_year ON household_year.household_id = household.id"
          "  AND household_year.fiscal_year_be = :year AND household_year.basis = 'gross'"
          " WHERE " +
              std::string(kInArea) + kTakingPart + " ORDER BY village_code, house_no"),
      rounds_ending_(connection, kRounds + kActive +
                                     " AND (reporting_day = :day OR reporting_day = :none"
                                     "  OR (pace = 'monthly' AND :at_month_end = 1))" +
                                     kByVillage),
      rounds_after_(connection, kRounds + kTakingPart + kByVillage),
      reports_of_(connection,
                  "SELECT period_to, earned_on, amount_satang, created_at_ms FROM income_report"
                  " WHERE household_id = :id AND status = 'current' ORDER BY period_to, id"),
      answers_of_(connection,
                  "SELECT period_to, answered_at_ms FROM round_answer WHERE household_id = :id"
                  " ORDER BY period_to"),
      days_practised_(connection,
                      "SELECT visited_on FROM visit WHERE household_id = :id"
                      " AND (doing = 'yes' OR doing = 'partly')") {}

std::optional<HouseholdStanding> HouseholdStandings::find(const HouseholdId& household_id) {
  return find_.one(household_id);
}

void HouseholdStandings::count_answer(const HouseholdId& household_id, const std::string& period_to,
                                      long long at_ms) {
  auto row = find(household_id).value_or(HouseholdStanding{household_id});
  take_answer(row, period_to, at_ms);
  save_.run(row);
}

void HouseholdStandings::count_report(const HouseholdId& household_id, const std::string& period_to,
                                      const std::string& earned_on, long long amount_satang,
                                      long long at_ms) {
  auto row = find(household_id).value_or(HouseholdStanding{household_id});
  take_answer(row, period_to, at_ms);
  take_income(row, earned_on, amount_satang, at_ms);
  save_.run(row);
}

void HouseholdStandings::count_practice(const HouseholdId& household_id, const std::string& day) {
  auto row = find(household_id).value_or(HouseholdStanding{household_id});
  row.practised_on = std::max(row.practised_on, day);
  save_.run(row);
}

void HouseholdStandings::count_again(const HouseholdId& household_id) {
  save_.run(counted(household_id));
}

HouseholdStanding HouseholdStandings::counted(const HouseholdId& household_id) {
  HouseholdStanding found{household_id};
  // By the last day of a round: when it was first spoken of. A map, as the rounds are to be taken
  // from the first to the last.
  std::map<std::string, long long> answers;
  const auto note_round = [&](const std::string& period_to, long long at_ms) {
    const auto [at, is_new] = answers.emplace(period_to, at_ms);
    if (!is_new) at->second = std::min(at->second, at_ms);
  };
  reports_of_.each(
      [&](const auto& report) {
        const auto& [period_to, earned_on, amount_satang, at_ms] = report;
        note_round(period_to, at_ms);
        take_income(found, earned_on, amount_satang, at_ms);
      },
      household_id);
  answers_of_.each([&](const auto& answer) { std::apply(note_round, answer); }, household_id);
  for (const auto& [period_to, at_ms] : answers) take_answer(found, period_to, at_ms);
  days_practised_.each(
      [&](const std::string& day) { found.practised_on = std::max(found.practised_on, day); },
      household_id);
  return found;
}

std::vector<HouseholdFigures> HouseholdStandings::figures_in_area(const AreaCode& area_code,
                                                                  int fiscal_year_be,
                                                                  const std::string& month) {
  return figures_in_area_.all(month, fiscal_year_be, Area(area_code));
}

std::vector<HouseholdRound> HouseholdStandings::rounds_ending(const VillageCode& after_village,
                                                              int weekday, bool at_month_end,
                                                              int limit) {
  const int no_day = weekday == 7 ? 0 : weekday;
  return rounds_ending_.all(after_village, weekday, no_day, at_month_end, limit);
}

std::vector<HouseholdRound> HouseholdStandings::rounds_after(const VillageCode& after_village,
                                                             int limit) {
  return rounds_after_.all(after_village, limit);
}

std::vector<std::string> HouseholdStandings::recount() {
  const auto households =
      Query<HouseholdId()>(connection_, "SELECT id FROM household ORDER BY id").all();
  std::vector<std::string> lines;
  for (const auto& household : households) {
    const HouseholdStanding fresh = counted(household);
    const HouseholdStanding kept = find(household).value_or(HouseholdStanding{household});
    // Of a report that was corrected only the last has its time; which day it was is what counts.
    const bool is_same =
        kept.answered_to == fresh.answered_to &&
        kept.answered_before_to == fresh.answered_before_to &&
        kept.practised_on == fresh.practised_on &&
        kept.first_income_at_ms.has_value() == fresh.first_income_at_ms.has_value() &&
        kept.loss_at_ms.has_value() == fresh.loss_at_ms.has_value();
    if (is_same || lines.size() >= kMostStandingDifferences) continue;
    lines.push_back("household " + household + " kept " + kept.answered_to + " " +
                    kept.practised_on + ", counted " + fresh.answered_to + " " +
                    fresh.practised_on);
  }
  return lines;
}

}  // namespace sammachip
