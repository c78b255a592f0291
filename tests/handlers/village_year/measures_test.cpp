// The programme's own measures, worked by hand. docs/programme.md 1.4 and 5.4.
#include "handlers/village_year/measures.h"

#include <catch2/catch.hpp>

#include "handlers/calendar/rounds.h"
#include "storage/database/identifier.h"
#include "storage/households/household_standings.h"
#include "storage/households/households.h"
#include "storage/households/income_reports.h"
#include "storage/households/income_sums.h"
#include "storage/households/round_answers.h"
#include "storage/households/visits.h"
#include "storage/records.h"
#include "storage/villages/places.h"
#include "support/village.h"

using namespace sammachip;

namespace {

// A village of twenty houses on Wednesday, 14 June 2017: fiscal year 2560, and the 60 days that
// count as news begin on 15 April.
struct Twenty {
  Twenty() {
    programme = add_leader(chat, "สมใจ");
    chat.database().writer().execute("UPDATE household SET status = 'left'");
  }

  // A house whose people told what they had a month before: in all, and of the occupation. Nothing:
  // they did not tell.
  HouseholdId house(std::optional<long long> whole, std::optional<long long> occupation,
                    HouseholdStatus status = HouseholdStatus::kActive) {
    const HouseholdId id = add_listed_household(chat, programme, std::to_string(++count));
    chat.player().change([&](Records& records) {
      Household house = *records.households.find(id);
      house.status = status;
      const auto answer = [](const auto& told) {
        return told ? BaselineAnswer::kFigure : BaselineAnswer::kUnwilling;
      };
      const auto satang = [](const auto& told) {
        return told ? std::optional(*told * 100) : std::nullopt;
      };
      house.baseline_total_answer = answer(whole);
      house.baseline_total_satang = satang(whole);
      house.baseline_occupation_answer = answer(occupation);
      house.baseline_occupation_satang = satang(occupation);
      records.households.update(house);
    });
    return id;
  }

  IncomeReport made(const HouseholdId& household, const std::string& month, long long baht,
                    Basis basis = Basis::kGross) {
    const Period period = calendar_month(*parse_iso_date(month + "-01"));
    IncomeReport report;
    report.id = new_id(chat.now_ms());
    report.household_id = household;
    report.period_from = iso_date(period.from);
    report.period_to = report.earned_on = iso_date(period.to);
    report.amount_satang = baht * 100;
    report.answer = baht == 0 ? ReportAnswer::kNoIncome : ReportAnswer::kFigure;
    report.basis = basis;
    report.reported_by = "earlier";
    report.created_at_ms = chat.now_ms();
    return report;
  }
  IncomeReport reports(const HouseholdId& household, const std::string& month, long long baht,
                       Basis basis = Basis::kGross) {
    const IncomeReport report = made(household, month, baht, basis);
    chat.player().change([&](Records& records) { records.income_reports.add(report); });
    return report;
  }
  void is_visited(const HouseholdId& household, const std::string& day, Doing doing) {
    chat.player().change([&](Records& records) {
      Visit visit;
      visit.id = new_id(chat.now_ms());
      visit.household_id = household;
      visit.visited_on = day;
      visit.doing = doing;
      visit.visited_by = "officer";
      visit.created_at_ms = chat.now_ms();
      records.visits.insert(visit);
    });
  }

  VillageMeasures measures(int groups = 0) {
    VillageMeasures found;
    chat.player().change([&](Records& records) {
      found = village_measures_of(
          {*records.places.find_programme_by_id(programme)},
          records.household_standings.figures_in_area(kFirstVillage, 2560, "2017-06"),
          {{programme, groups}}, today);
    });
    return found;
  }

  Chat chat;
  const Day today = *parse_iso_date("2017-06-14");
  ProgrammeId programme;
  int count = 0;
};

// Houses with figures, told by themselves or by others.
void add_told_houses(Twenty& village) {
  // Figures of two months: 1,600 a month against 1,000.
  const HouseholdId steady = village.house(9'000, 1'000);
  village.reports(steady, "2017-04", 1'500);
  village.reports(steady, "2017-05", 1'700);
  // A gap of three months is unknown, not zero: 2,300 against 2,000.
  const HouseholdId gaps = village.house(10'000, 2'000);
  village.reports(gaps, "2017-01", 2'000);
  village.reports(gaps, "2017-05", 2'600);
  // A new occupation: 500 against nothing.
  const HouseholdId beginner = village.house(8'000, 0);
  village.reports(beginner, "2017-05", 400);
  village.reports(beginner, "2017-06", 600);
  // Told by somebody of the team: 2,400 against 3,000, so it fell.
  const HouseholdId by_proxy = village.house(12'000, 3'000);
  IncomeReport proxy = village.made(by_proxy, "2017-05", 2'400);
  proxy.source = Source::kTeam;
  village.chat.player().change([&](Records& records) { records.income_reports.add(proxy); });
  // Written as 9,000 and corrected to 900, against 500.
  const HouseholdId corrected = village.house(6'000, 500);
  const IncomeReport wrong = village.reports(corrected, "2017-05", 9'000);
  village.chat.player().change([&](Records& records) {
    REQUIRE(records.income_reports.replace(wrong.id, village.made(corrected, "2017-05", 900)));
  });
  // Taken back: as if nothing had been said.
  const IncomeReport gone = village.reports(village.house(7'000, 700), "2017-05", 5'000);
  village.chat.player().change(
      [&](Records& records) { REQUIRE(records.income_reports.withdraw(gone.id)); });
}

// Houses that are compared with nothing or not in full, not heard of, or of another time.
void add_other_houses(Twenty& village) {
  // Net figures are never compared with gross ones.
  village.reports(village.house(5'000, 100), "2017-05", 800, Basis::kNet);
  // The whole income is not known, or is nothing: baht only.
  village.reports(village.house(std::nullopt, 200), "2017-05", 1'000);
  village.reports(village.house(0, 0), "2017-05", 300);
  // Told nothing of the time before.
  village.reports(village.house(std::nullopt, std::nullopt), "2017-05", 700);
  // Heard of, but not known to practise: no income, "not yet", a loss.
  village.reports(village.house(9'000, 900), "2017-05", 0);
  const HouseholdId not_yet = village.house(9'000, 900);
  village.chat.player().change([&](Records& records) {
    records.round_answers.save({not_yet, "2017-06-05", "2017-06-11", WithoutFigure::kNotYet,
                                "somebody", village.chat.now_ms()});
  });
  village.reports(village.house(9'000, 900), "2017-05", -500);
  // Seen at work by who visited; and one seen to have stopped.
  village.is_visited(village.house(9'000, 900), "2017-06-01", Doing::kYes);
  village.is_visited(village.house(9'000, 900), "2017-06-01", Doing::kNo);
  // Too long ago to say anything of today.
  village.reports(village.house(9'000, 900), "2017-02", 2'000);
  // 4,300 against 4,000.
  const HouseholdId big = village.house(20'000, 4'000);
  village.reports(big, "2017-03", 4'000);
  village.reports(big, "2017-06", 4'600);
  // What was earned before October is of another year: 1,100 against 1,000.
  const HouseholdId since_long = village.house(11'000, 1'000);
  village.reports(since_long, "2016-09", 9'999);
  village.reports(since_long, "2017-05", 1'100);
  // Nothing ever said; chosen and not yet there; and one that rests, which takes no part.
  village.house(9'000, 900);
  village.house(9'000, 900, HouseholdStatus::kSelected);
  village.house(9'000, 900, HouseholdStatus::kPaused);
}

}  // namespace

TEST_CASE("The measures of a village of twenty are what one reckons by hand") {
  Twenty village;
  add_told_houses(village);
  add_other_houses(village);

  const VillageMeasures found = village.measures();
  CHECK(found.all.houses == 20);
  CHECK(found.all.practising == 12);
  CHECK(found.all.practising_percent() == 60);
  CHECK(found.all.heard_of == 15);
  CHECK(found.all.compared == 9);
  CHECK(found.all.average_now_satang() == 1'600'00);
  CHECK(found.all.average_before_satang() == 1'300'00);
  CHECK(found.all.with_whole == 7);
  CHECK(found.all.rise_permille == 21);              // 1,600 of 76,000 baht: 2.1 %.
  CHECK(found.all.is_little(found.all.with_whole));  // 7 of 20.
  CHECK_FALSE(found.all.is_little(found.all.heard_of));
  CHECK(found.aim_practising_percent == 85);
  CHECK(found.aim_rise_percent == 3);
  CHECK(found.with_rise == 1);
  CHECK(found.rise_reached == 0);
  CHECK(found.with_group == 0);
  CHECK(village.measures(2).with_group == 1);
  CHECK(village.measures(2).occupation_groups == 2);

  auto& records = village.chat.records();
  CHECK(records.income_sums.recount().empty());
  CHECK(records.household_standings.recount().empty());
}

TEST_CASE("A village without a figure has no rise, and says so") {
  Twenty village;
  village.house(9'000, 900);
  const Measures all = village.measures().all;
  CHECK(all.houses == 1);
  CHECK(all.practising == 0);
  CHECK_FALSE(all.rise_permille);
  CHECK(village.measures().with_rise == 0);
}

TEST_CASE("Silence is counted in finished rounds, and a return after it is seen") {
  HouseholdFigures house;
  const Day wednesday = *parse_iso_date("2017-06-14");
  const Day long_ago = *parse_iso_date("2017-01-01");
  CHECK(silent_rounds(house, long_ago, wednesday, 5) == 5);
  // Its last finished week ended on Sunday the 11th.
  house.standing.answered_to = "2017-06-11";
  CHECK(silent_rounds(house, long_ago, wednesday, 5) == 0);
  house.standing.answered_to = "2017-06-04";
  CHECK(silent_rounds(house, long_ago, wednesday, 5) == 1);
  house.standing.answered_to = "2017-05-28";
  CHECK(silent_rounds(house, long_ago, wednesday, 5) == 2);
  // It came in during the last round: that one is not missed.
  house.standing.answered_to = "";
  CHECK(silent_rounds(house, *parse_iso_date("2017-06-07"), wednesday, 5) == 0);
  CHECK(silent_rounds(house, *parse_iso_date("2017-06-05"), wednesday, 5) == 1);

  house.standing.answered_to = "2017-06-11";
  CHECK_FALSE(came_back(house));
  house.standing.answered_before_to = "2017-06-04";
  CHECK_FALSE(came_back(house));
  house.standing.answered_before_to = "2017-05-28";
  CHECK_FALSE(came_back(house));  // One round was missed.
  house.standing.answered_before_to = "2017-05-21";
  CHECK(came_back(house));
}
