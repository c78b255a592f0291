#include "tests/storage/repository_calls.h"

#include "storage/households/encouragements.h"
#include "storage/households/help_requests.h"
#include "storage/households/household_links.h"
#include "storage/households/household_standings.h"
#include "storage/households/households.h"
#include "storage/households/income_reports.h"
#include "storage/households/income_sums.h"
#include "storage/households/proposed_reports.h"
#include "storage/households/round_answers.h"
#include "storage/households/visits.h"
#include "tests/storage/each_database.h"

namespace sammachip {

namespace {

Calls encouragements_calls() {
  return {
      {"Encouragements::insert",
       [](Records& all) {
         return all.encouragements.insert({.id = "n",
                                           .to_user = "U1",
                                           .household_id = "h1",
                                           .from_user = "U3",
                                           .occasion = "own",
                                           .text_key = "k",
                                           .text = "t",
                                           .created_at_ms = 7});
       }},
      {"Encouragements::latest_for",
       [](Records& all) { return all.encouragements.latest_for("U1"); }},
      {"Encouragements::list_for", [](Records& all) { return all.encouragements.list_for("U1"); }},
      {"Encouragements::since",
       [](Records& all) { return all.encouragements.since("U1", "cheer.1", 0); }},
      {"Encouragements::count_from",
       [](Records& all) { return all.encouragements.count_from("U3", "h1", 0); }},
  };
}

Calls help_requests_calls() {
  return {
      {"HelpRequests::insert",
       [](Records& all) {
         return all.help_requests.insert({.id = "n",
                                          .household_id = "h1",
                                          .user_id = "U1",
                                          .kind = "visit",
                                          .text = "t",
                                          .urgent = true,
                                          .created_at_ms = 7,
                                          .due_on = "2026-12-02",
                                          .asked_for = "other"});
       }},
      {"HelpRequests::find", [](Records& all) { return all.help_requests.find("q1"); }},
      {"HelpRequests::take", [](Records& all) { return all.help_requests.take("q1", "U3"); }},
      {"HelpRequests::close", [](Records& all) { return all.help_requests.close("q1", 500); }},
      {"HelpRequests::close",
       [](Records& all) { return all.help_requests.close("q2", "U3", "done", 500); }},
      {"HelpRequests::pass_on", [](Records& all) { return all.help_requests.pass_on("q2", "U1"); }},
      {"HelpRequests::reschedule",
       [](Records& all) { return all.help_requests.reschedule("q1", "2026-12-01"); }},
      {"HelpRequests::ask_again",
       [](Records& all) { return all.help_requests.ask_again("q1", 500); }},
      {"HelpRequests::unclosed_nowhere",
       [](Records& all) { return all.help_requests.unclosed_nowhere(10); }},
      {"HelpRequests::unclosed_for_user",
       [](Records& all) { return all.help_requests.unclosed_for_user("U1"); }},
      {"HelpRequests::unclosed_for_household",
       [](Records& all) { return all.help_requests.unclosed_for_household("h1"); }},
      {"HelpRequests::unclosed_in_area",
       [](Records& all) { return all.help_requests.unclosed_in_area("9206", 10); }},
      {"HelpRequests::closed_in_area",
       [](Records& all) { return all.help_requests.closed_in_area("9206", 0); }},
      {"HelpRequests::taken_by_user",
       [](Records& all) { return all.help_requests.taken_by_user("U3"); }},
      {"HelpRequests::purge_text_before",
       [](Records& all) { return all.help_requests.purge_text_before(1'000'000, 10); }},
      {"HelpRequests::list_for_user",
       [](Records& all) { return all.help_requests.list_for_user("U1"); }},
  };
}

Calls household_links_calls() {
  return {
      {"HouseholdLinks::insert",
       [](Records& all) {
         return all.household_links.insert({.id = "n",
                                            .user_id = "U2",
                                            .household_id = "h1",
                                            .relation = Relation::kHelper,
                                            .since_ms = 7});
       }},
      {"HouseholdLinks::end",
       [](Records& all) { return all.household_links.end("U1", "h1", 500); }},
      {"HouseholdLinks::find", [](Records& all) { return all.household_links.find("U1", "h1"); }},
      {"HouseholdLinks::find_by_id",
       [](Records& all) { return all.household_links.find_by_id("l1"); }},
      {"HouseholdLinks::was_ended",
       [](Records& all) { return all.household_links.was_ended("U2", "h3"); }},
      {"HouseholdLinks::list_for_user",
       [](Records& all) { return all.household_links.list_for_user("U1"); }},
      {"HouseholdLinks::list_for_household",
       [](Records& all) { return all.household_links.list_for_household("h1"); }},
  };
}

Calls household_standings_calls() {
  return {
      {"HouseholdStandings::count_report",
       [](Records& all) {
         return all.household_standings.count_report("h1", "2026-10-25", "2026-10-25", 700, 300);
       }},
      {"HouseholdStandings::count_answer",
       [](Records& all) { return all.household_standings.count_answer("h1", "2026-10-25", 300); }},
      {"HouseholdStandings::count_practice",
       [](Records& all) { return all.household_standings.count_practice("h1", "2026-10-25"); }},
      {"HouseholdStandings::count_again",
       [](Records& all) { return all.household_standings.count_again("h1"); }},
      {"HouseholdStandings::find", [](Records& all) { return all.household_standings.find("h1"); }},
      {"HouseholdStandings::figures_in_area",
       [](Records& all) {
         return all.household_standings.figures_in_area("9206", 2569, "2026-09");
       }},
      {"HouseholdStandings::rounds_ending",
       [](Records& all) { return all.household_standings.rounds_ending("", 7, true, 10); }},
      {"HouseholdStandings::rounds_after",
       [](Records& all) { return all.household_standings.rounds_after("", 10); }},
      {"HouseholdStandings::recount",
       [](Records& all) {
         all.household_standings.count_practice("h1", "2026-10-25");
         return all.household_standings.recount();
       }},
  };
}

Calls households_calls() {
  return {
      {"Households::insert", [](Records& all) { return all.households.insert(household("n")); }},
      {"Households::update",
       [](Records& all) {
         auto row = all.households.find("h2").value();
         row.house_no = "99";
         row.skill = "s";
         row.members = 8;
         row.pace = Pace::kTwoWeekly;
         return all.households.update(row);
       }},
      {"Households::find", [](Records& all) { return all.households.find("h1"); }},
      {"Households::list_in_village",
       [](Records& all) { return all.households.list_in_village("92060101"); }},
      {"Households::find_by_house_no",
       [](Records& all) { return all.households.find_by_house_no("92060101", "12"); }},
      {"Households::linked_to", [](Records& all) { return all.households.linked_to("U1"); }},
      {"Households::list_for_user",
       [](Records& all) { return all.households.list_for_user("U1"); }},
      {"Households::list_in_area",
       [](Records& all) { return all.households.list_in_area("9206", "", 10); }},
      {"Households::list_for_team_member",
       [](Records& all) { return all.households.list_for_team_member("t2"); }},
      {"Households::list_in_programme",
       [](Records& all) { return all.households.list_in_programme("p1"); }},
      {"Households::rhythms", [](Records& all) { return all.households.rhythms(); }},
      {"Households::search", [](Records& all) { return all.households.search("9206", "12", 10); }},
  };
}

Calls income_reports_calls() {
  return {
      {"IncomeReports::add",
       [](Records& all) { return all.income_reports.add(report("n", "h1", "2026-10-15", 700)); }},
      {"IncomeReports::replace",
       [](Records& all) {
         return all.income_reports.replace("i2", report("n", "h1", "2026-10-15", 700));
       }},
      {"IncomeReports::withdraw", [](Records& all) { return all.income_reports.withdraw("i2"); }},
      {"IncomeReports::set_reason",
       [](Records& all) { return all.income_reports.set_reason("i2", "flood"); }},
      {"IncomeReports::find", [](Records& all) { return all.income_reports.find("i2"); }},
      {"IncomeReports::current_in",
       [](Records& all) {
         return all.income_reports.current_in("h1", "2026-09-01", "2026-12-31");
       }},
      {"IncomeReports::editable",
       [](Records& all) { return all.income_reports.editable("h1", "2026-09-01"); }},
      {"IncomeReports::history", [](Records& all) { return all.income_reports.history("i2"); }},
      {"IncomeReports::blank_text_for_message",
       [](Records& all) { return all.income_reports.blank_text_for_message("m1"); }},
      {"IncomeReports::recent_usual",
       [](Records& all) { return all.income_reports.recent_usual("h1", 10); }},
      {"IncomeReports::list_in_area",
       [](Records& all) {
         return all.income_reports.list_in_area("9206", "2026-09-01", "2026-12-31", "", 10);
       }},
      {"IncomeReports::list_by", [](Records& all) { return all.income_reports.list_by("U1"); }},
      {"IncomeReports::purge_text_before",
       [](Records& all) { return all.income_reports.purge_text_before(1000, 10); }},
  };
}

Calls income_sums_calls() {
  return {
      {"IncomeSums::add",
       [](Records& all) { return all.income_sums.add("h1", "2026-10", Basis::kGross, 700); }},
      {"IncomeSums::subtract",
       [](Records& all) { return all.income_sums.subtract("h1", "2026-10", Basis::kGross, 0); }},
      {"IncomeSums::household",
       [](Records& all) { return all.income_sums.household("h1", "2026-09", Basis::kGross); }},
      {"IncomeSums::household_months",
       [](Records& all) { return all.income_sums.household_months("h1", "2026-09", "2026-12"); }},
      {"IncomeSums::village",
       [](Records& all) { return all.income_sums.village("92060101", "2026-10", Basis::kGross); }},
      {"IncomeSums::in_village",
       [](Records& all) {
         return all.income_sums.in_village("92060101", "2026-10", Basis::kGross);
       }},
      {"IncomeSums::recount", [](Records& all) { return all.income_sums.recount(); }},
      {"IncomeSums::rebuild", [](Records& all) { return all.income_sums.rebuild(); }},
  };
}

Calls round_answers_calls() {
  return {
      {"RoundAnswers::save",
       [](Records& all) {
         return all.round_answers.save(
             {"h1", "2026-10-12", "2026-10-18", WithoutFigure::kUnwilling, "U3", 9});
       }},
      {"RoundAnswers::find",
       [](Records& all) { return all.round_answers.find("h1", "2026-10-12", "2026-10-18"); }},
      {"RoundAnswers::since",
       [](Records& all) { return all.round_answers.since("h1", "2026-09-01"); }},
  };
}

Calls proposed_reports_calls() {
  return {
      {"ProposedReports::insert",
       [](Records& all) {
         return all.proposed_reports.insert({.id = "n",
                                             .household_id = "h1",
                                             .period_from = "2026-10-12",
                                             .period_to = "2026-10-18",
                                             .amount_satang = 100,
                                             .against = "i2",
                                             .proposed_by = "U3",
                                             .created_at_ms = 7});
       }},
      {"ProposedReports::find", [](Records& all) { return all.proposed_reports.find("pr1"); }},
      {"ProposedReports::decide",
       [](Records& all) {
         return all.proposed_reports.decide("pr1", ProposalOutcome::kTaken, "U1", 500);
       }},
      {"ProposedReports::open_for_household",
       [](Records& all) { return all.proposed_reports.open_for_household("h1"); }},
      {"ProposedReports::list_for_household",
       [](Records& all) { return all.proposed_reports.list_for_household("h1"); }},
      {"ProposedReports::take_back",
       [](Records& all) { return all.proposed_reports.take_back("pr1"); }},
      {"ProposedReports::purge_before",
       [](Records& all) { return all.proposed_reports.purge_before(200, 10); }},
  };
}

Calls visits_calls() {
  return {
      {"Visits::insert",
       [](Records& all) {
         return all.visits.insert({.id = "n",
                                   .household_id = "h2",
                                   .visited_on = "2026-11-02",
                                   .doing = Doing::kPartly,
                                   .problem = "p",
                                   .need = "n",
                                   .next_on = "2026-12-01",
                                   .mood = Mood::kTired,
                                   .visited_by = "U3",
                                   .created_at_ms = 7});
       }},
      {"Visits::find", [](Records& all) { return all.visits.find("z1"); }},
      {"Visits::list_for_household",
       [](Records& all) { return all.visits.list_for_household("h1", 10); }},
      {"Visits::latest", [](Records& all) { return all.visits.latest("h1"); }},
      {"Visits::planned_in_area",
       [](Records& all) { return all.visits.planned_in_area("9206", "2026-12-01"); }},
      {"Visits::houses_visited",
       [](Records& all) {
         return all.visits.houses_visited("92060101", "2026-09-01", "2026-12-31");
       }},
      {"Visits::planned_in_village",
       [](Records& all) { return all.visits.planned_in_village("92060101", "2026-12-31"); }},
  };
}

}  // namespace

Calls calls_of_households() {
  return joined({encouragements_calls(), help_requests_calls(), household_links_calls(),
                 household_standings_calls(), households_calls(), income_reports_calls(),
                 income_sums_calls(), round_answers_calls(), proposed_reports_calls(),
                 visits_calls()});
}

}  // namespace sammachip
