#include "tests/storage/repository_calls.h"

#include "storage/villages/feasibilities.h"
#include "storage/villages/handovers.h"
#include "storage/villages/late_tasks.h"
#include "storage/villages/lessons.h"
#include "storage/villages/occupation_groups.h"
#include "storage/villages/purchases.h"
#include "storage/villages/session_households.h"
#include "storage/villages/task_snoozes.h"
#include "storage/villages/training_sessions.h"

namespace sammachip {
namespace {

const Purchase kNewPurchase{.id = "n",
                            .programme_id = "p1",
                            .bought_on = "2026-10-01",
                            .vendor = "v",
                            .item = "i",
                            .quantity = "1",
                            .unit = "u",
                            .amount_satang = 5,
                            .evidence = Evidence::kNone,
                            .evidence_reason = "e",
                            .photo_id = "ph1",
                            .status = PurchaseStatus::kSent,
                            .reason = "r",
                            .entered_by = "U1",
                            .created_at_ms = 7};

Calls feasibilities_calls() {
  return {
      {"Feasibilities::save",
       [](Records& all) {
         return all.feasibilities.save({"p1", "h1", Feasible::kNo, "r", "U3", 7});
       }},
      {"Feasibilities::erase_all", [](Records& all) { return all.feasibilities.erase_all("p1"); }},
      {"Feasibilities::find", [](Records& all) { return all.feasibilities.find("p1", "h1"); }},
      {"Feasibilities::list", [](Records& all) { return all.feasibilities.list("p1"); }},
      {"Feasibilities::list_for_household",
       [](Records& all) { return all.feasibilities.list_for_household("h1"); }},
  };
}

Calls handovers_calls() {
  return {
      {"Handovers::insert",
       [](Records& all) {
         return all.handovers.insert({.id = "n",
                                      .programme_id = "p1",
                                      .purchase_id = "b2",
                                      .household_id = "h3",
                                      .quantity = "2",
                                      .given_by = "U1",
                                      .created_at_ms = 7});
       }},
      {"Handovers::find", [](Records& all) { return all.handovers.find("k2"); }},
      {"Handovers::answer",
       [](Records& all) { return all.handovers.answer("k2", HandoverStatus::kGot, 500); }},
      {"Handovers::give_again", [](Records& all) { return all.handovers.give_again("k1", "U3"); }},
      {"Handovers::move_all", [](Records& all) { return all.handovers.move_all("b2", "b3"); }},
      {"Handovers::not_got_in_area",
       [](Records& all) {
         all.handovers.answer("k2", HandoverStatus::kNotGot, 500);
         return all.handovers.not_got_in_area("9206", 1000, 10);
       }},
      {"Handovers::exists_for_purchase",
       [](Records& all) { return all.handovers.exists_for_purchase("b2"); }},
      {"Handovers::list_for_purchase",
       [](Records& all) { return all.handovers.list_for_purchase("b2"); }},
      {"Handovers::list_for_household",
       [](Records& all) { return all.handovers.list_for_household("h1"); }},
      {"Handovers::waiting_for_household",
       [](Records& all) { return all.handovers.waiting_for_household("h2"); }},
  };
}

Calls late_tasks_calls() {
  return {
      {"LateTasks::replace",
       [](Records& all) {
         return all.late_tasks.replace(
             "p1", {{"p1", "visits", "2026-10-02"}, {"p1", "training", "2026-10-03"}});
       }},
      {"LateTasks::list_in_area", [](Records& all) { return all.late_tasks.list_in_area("9206"); }},
  };
}

Calls lessons_calls() {
  return {
      {"Lessons::insert",
       [](Records& all) {
         return all.lessons.insert({.id = "n",
                                    .village_code = "92060101",
                                    .fiscal_year_be = 2569,
                                    .stage = "closed",
                                    .occupation = "o",
                                    .worked = "w",
                                    .caution = "c",
                                    .added_by = "U1",
                                    .created_at_ms = 7});
       }},
      {"Lessons::find", [](Records& all) { return all.lessons.find("le1"); }},
      {"Lessons::withdraw", [](Records& all) { return all.lessons.withdraw("le1", 500); }},
      {"Lessons::search",
       [](Records& all) { return all.lessons.search("rice", "training", 10, 0); }},
      {"Lessons::list_in_area", [](Records& all) { return all.lessons.list_in_area("9206", 10); }},
  };
}

Calls occupation_groups_calls() {
  return {
      {"OccupationGroups::insert",
       [](Records& all) {
         return all.occupation_groups.insert({.id = "n",
                                              .programme_id = "p1",
                                              .number = 2,
                                              .name = "x",
                                              .registered_on = "2026-10-02",
                                              .phone = "1",
                                              .product_type = ProductType::kTourism,
                                              .product = "p",
                                              .remark = "r",
                                              .members = 3,
                                              .added_by = "U1",
                                              .created_at_ms = 7});
       }},
      {"OccupationGroups::update",
       [](Records& all) {
         auto row = all.occupation_groups.find("og1").value();
         row.name = "x";
         row.members = 9;
         row.ended_at_ms = 8;
         return all.occupation_groups.update(row);
       }},
      {"OccupationGroups::find", [](Records& all) { return all.occupation_groups.find("og1"); }},
      {"OccupationGroups::list", [](Records& all) { return all.occupation_groups.list("p1"); }},
      {"OccupationGroups::list_in_area",
       [](Records& all) { return all.occupation_groups.list_in_area("9206"); }},
  };
}

Calls purchases_calls() {
  return {
      {"Purchases::insert", [](Records& all) { return all.purchases.insert(kNewPurchase); }},
      {"Purchases::find", [](Records& all) { return all.purchases.find("b3"); }},
      {"Purchases::update",
       [](Records& all) {
         auto row = all.purchases.find("b3").value();
         row.item = "x";
         row.amount_satang = 9;
         row.evidence = Evidence::kVoucher;
         return all.purchases.update(row);
       }},
      {"Purchases::replace",
       [](Records& all) { return all.purchases.replace("b3", kNewPurchase); }},
      {"Purchases::decide",
       [](Records& all) {
         return all.purchases.decide("b3", PurchaseStatus::kReturned, "U3", "why", 500);
       }},
      {"Purchases::list", [](Records& all) { return all.purchases.list("p1"); }},
      {"Purchases::spent", [](Records& all) { return all.purchases.spent("p1"); }},
      {"Purchases::spent_in_area",
       [](Records& all) { return all.purchases.spent_in_area("9206", 2569); }},
      {"Purchases::waiting_in_area",
       [](Records& all) { return all.purchases.waiting_in_area("9206", 10); }},
      {"Purchases::without_evidence_in_area",
       [](Records& all) {
         return all.purchases.without_evidence_in_area("9206", "2026-12-31", 10);
       }},
      {"Purchases::without_evidence_of",
       [](Records& all) {
         return all.purchases.without_evidence_of("2026-09-16", "2026-10-16", "", 10);
       }},
      {"Purchases::without_evidence_by",
       [](Records& all) { return all.purchases.without_evidence_by("U1"); }},
  };
}

Calls session_households_calls() {
  return {
      {"SessionHouseholds::save",
       [](Records& all) {
         return all.session_households.save({.session_id = "x2",
                                             .household_id = "h1",
                                             .answer = SessionAnswer::kGoing,
                                             .answered_at_ms = 7,
                                             .presence = Presence::kLate,
                                             .teachback = "t",
                                             .understanding = Understanding::kSaid,
                                             .judged_by = "U3",
                                             .noted_by = "U1"});
       }},
      {"SessionHouseholds::find",
       [](Records& all) { return all.session_households.find("x1", "h1"); }},
      {"SessionHouseholds::list", [](Records& all) { return all.session_households.list("x1"); }},
      {"SessionHouseholds::list_not_understood",
       [](Records& all) {
         all.session_households.save({.session_id = "x1",
                                      .household_id = "h1",
                                      .understanding = Understanding::kNotUnderstood});
         return all.session_households.list_not_understood("x1");
       }},
      {"SessionHouseholds::list_for_household",
       [](Records& all) { return all.session_households.list_for_household("h1"); }},
  };
}

Calls task_snoozes_calls() {
  return {
      {"TaskSnoozes::save",
       [](Records& all) {
         return all.task_snoozes.save({"U1", "visit", "2026-12-01"});
       }},
      {"TaskSnoozes::list", [](Records& all) { return all.task_snoozes.list("U1"); }},
      {"TaskSnoozes::purge_before",
       [](Records& all) { return all.task_snoozes.purge_before("2026-12-01"); }},
  };
}

Calls training_sessions_calls() {
  return {
      {"TrainingSessions::insert",
       [](Records& all) {
         return all.training_sessions.insert({.id = "n",
                                              .programme_id = "p1",
                                              .kind = SessionKind::kPractice,
                                              .held_on = "2026-12-01",
                                              .starts_at = "10:00",
                                              .place = "x",
                                              .topic = "t",
                                              .trainer_id = "t2",
                                              .created_by = "U1",
                                              .created_at_ms = 7});
       }},
      {"TrainingSessions::update",
       [](Records& all) {
         auto row = all.training_sessions.find("x2").value();
         row.place = "x";
         row.status = SessionStatus::kHeld;
         row.starts_at = "08:30";
         return all.training_sessions.update(row);
       }},
      {"TrainingSessions::find", [](Records& all) { return all.training_sessions.find("x1"); }},
      {"TrainingSessions::list", [](Records& all) { return all.training_sessions.list("p1"); }},
      {"TrainingSessions::on_day_in_area",
       [](Records& all) { return all.training_sessions.on_day_in_area("9206", "2026-12-10"); }},
      {"TrainingSessions::on_day",
       [](Records& all) { return all.training_sessions.on_day("2026-12-10", "", 10); }},
  };
}

}  // namespace

Calls calls_of_village_work() {
  return joined({feasibilities_calls(), handovers_calls(), late_tasks_calls(), lessons_calls(),
                 occupation_groups_calls(), purchases_calls(), session_households_calls(),
                 task_snoozes_calls(), training_sessions_calls()});
}

}  // namespace sammachip
