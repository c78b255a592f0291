#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "storage/database/area_prefix.h"
#include "storage/database/query.h"
#include "storage/households/households.h"

namespace sammachip {

// Where a household stands with its reports: what a digest needs of its history, in one row. Every
// report, answer and visit brings it up to date, so that a digest reads no history.
//
//   what comes                                    answered_to  answered_before_to  practised_on
//   2017-06-13: 350 baht for the round to 06-11   06-11        -                   06-11
//   2017-06-20: "not counted" for that to 06-18   06-18        06-11               06-11
//   2017-06-24: a visit saw them at it            06-18        06-11               06-24
//   2017-06-25: 200 baht for the round to 06-04   06-18        06-11               06-24
struct HouseholdStanding {
  HouseholdId household_id = {};
  // The last day of the latest round it said anything about, by a figure or without; and that of
  // the latest one it had spoken about before. ISO dates; empty: none.
  std::string answered_to = {};
  std::string answered_before_to = {};
  long long answered_at_ms = 0;   // When answered_to came.
  std::string practised_on = {};  // The latest day it is known to practise the occupation.
  std::optional<long long> first_income_at_ms = {};  // When it first reported more than nothing.
  std::optional<long long> loss_at_ms = {};          // When it reported its latest loss.
  bool operator==(const HouseholdStanding&) const = default;
};

template <>
struct Columns<HouseholdStanding> {
  static constexpr std::string_view kTable = "household_standing";
  static constexpr std::string_view kNames =
      "household_id, answered_to, answered_before_to, answered_at_ms, practised_on, "
      "first_income_at_ms, loss_at_ms";
  static auto of(auto& row) {
    return std::tie(row.household_id, row.answered_to, row.answered_before_to, row.answered_at_ms,
                    row.practised_on, row.first_income_at_ms, row.loss_at_ms);
  }
};

// A household that takes part (active or selected), as the figures of an area need it.
struct HouseholdFigures {
  HouseholdId id = {};
  VillageCode village_code = {};
  HouseholdStatus status = HouseholdStatus::kActive;
  Pace pace = Pace::kWeekly;
  int reporting_day = 0;
  long long created_at_ms = 0;
  std::string rest_until = {};                          // As in Household.
  std::string occupation = {};                          // Of the programme, its code.
  std::optional<long long> baseline_total_satang = {};  // As in Household.
  std::optional<long long> baseline_occupation_satang = {};
  HouseholdStanding standing = {};  // Its household_id stays empty.
  // The fiscal year's gross figures: in how many months it reported, and the sum. Months without a
  // report are unknown, not zero.
  int months = 0;
  long long sum_satang = 0;
  ProgrammeId programme_id = {};  // The village's year it is in; empty: in none.
  // What it reported in the month asked for, of each basis; nothing: unknown, not zero.
  std::optional<long long> month_gross_satang = {};
  std::optional<long long> month_net_satang = {};
};

template <>
struct Columns<HouseholdFigures> {
  static auto of(auto& row) {
    auto& standing = row.standing;
    return std::tie(row.id, row.village_code, row.status, row.pace, row.reporting_day,
                    row.created_at_ms, row.rest_until, row.occupation, row.baseline_total_satang,
                    row.baseline_occupation_satang, standing.answered_to,
                    standing.answered_before_to, standing.answered_at_ms, standing.practised_on,
                    standing.first_income_at_ms, standing.loss_at_ms, row.months, row.sum_satang,
                    row.programme_id, row.month_gross_satang, row.month_net_satang);
  }
};

// Whose round may have ended on a day, and when it last spoke.
struct HouseholdRound {
  HouseholdId id = {};
  VillageCode village_code = {};
  Pace pace = Pace::kWeekly;
  int reporting_day = 0;
  long long created_at_ms = 0;
  std::string rest_until = {};
  std::string answered_to = {};  // As in HouseholdStanding.
  std::string house_no = {};
  ProgrammeId programme_id = {};     // Empty: in no village's year.
  TeamMemberId team_member_id = {};  // Who of the team looks after it; empty: nobody.
};

template <>
struct Columns<HouseholdRound> {
  static auto of(auto& row) {
    return std::tie(row.id, row.village_code, row.pace, row.reporting_day, row.created_at_ms,
                    row.rest_until, row.answered_to, row.house_no, row.programme_id,
                    row.team_member_id);
  }
};

// Where the households stand. Only IncomeReports, RoundAnswers and Visits change what is kept here.
// A household of which these have said nothing has no standing: find() returns nothing, and the
// lists that hold it leave its days empty.
class HouseholdStandings {
 public:
  explicit HouseholdStandings(Connection& connection);
  // A report about the round that ends on `period_to`, made at `at_ms`; `earned_on` is the day its
  // amount counts on.
  void count_report(const HouseholdId& household_id, const std::string& period_to,
                    const std::string& earned_on, long long amount_satang, long long at_ms);
  // That something was said about a round, be it without a figure.
  void count_answer(const HouseholdId& household_id, const std::string& period_to, long long at_ms);
  void count_practice(const HouseholdId& household_id, const std::string& day);
  // Counts the household's days again, from all its reports, answers and visits, and keeps them:
  // for after one of these was taken out.
  void count_again(const HouseholdId& household_id);
  std::optional<HouseholdStanding> find(const HouseholdId& household_id);
  // The households of an area (code prefix; empty: all) that take part, by village, with the
  // figures of a fiscal year (Buddhist era) and a month ("YYYY-MM"); no limit.
  std::vector<HouseholdFigures> figures_in_area(const AreaCode& area_code, int fiscal_year_be,
                                                const std::string& month);
  // The active households after a village (by code; empty: from the first) that report on a weekday
  // (1 Monday .. 7 Sunday, on which also those report that chose none) or, if `at_month_end`, each
  // month: by village and id, at most `limit`.
  std::vector<HouseholdRound> rounds_ending(const VillageCode& after_village, int weekday,
                                            bool at_month_end, int limit);
  // All that take part (active or selected) after a village, by village and id, at most `limit`.
  std::vector<HouseholdRound> rounds_after(const VillageCode& after_village, int limit);
  // A line for each household whose kept days differ from what its records say. Empty: all is well.
  // Scans everything.
  std::vector<std::string> recount();

 private:
  // From all reports, answers and visits of the household. Reads them, keeps nothing.
  HouseholdStanding counted(const HouseholdId& household_id);

  Connection& connection_;
  Query<void(HouseholdStanding)> save_;
  Query<HouseholdStanding(HouseholdId household_id)> find_;
  Query<HouseholdFigures(std::string_view month, int fiscal_year_be, Area)> figures_in_area_;
  Query<HouseholdRound(VillageCode after_village, int weekday, int no_day, bool at_month_end,
                       int limit)>
      rounds_ending_;
  Query<HouseholdRound(VillageCode after_village, int limit)> rounds_after_;
  // The round's last day, the day and the amount of the income, and when that was said.
  Query<std::tuple<std::string, std::string, long long, long long>(HouseholdId household_id)>
      reports_of_;
  // The round's last day and when it was answered.
  Query<std::tuple<std::string, long long>(HouseholdId household_id)> answers_of_;
  Query<std::string(HouseholdId household_id)> days_practised_;
};

}  // namespace sammachip
