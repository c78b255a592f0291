#include "tests/storage/repository_calls.h"

#include "storage/villages/candidates.h"
#include "storage/villages/feasibilities.h"
#include "storage/villages/forums.h"
#include "storage/villages/handovers.h"
#include "storage/villages/late_tasks.h"
#include "storage/villages/lessons.h"
#include "storage/villages/occupation_groups.h"
#include "storage/villages/places.h"
#include "storage/villages/programme_events.h"
#include "storage/villages/purchases.h"
#include "storage/villages/session_households.h"
#include "storage/villages/submissions.h"
#include "storage/villages/task_snoozes.h"
#include "storage/villages/team_members.h"
#include "storage/villages/training_sessions.h"

namespace sammachip {
namespace {

const Purchase kPurchase{.id = "n",
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

}  // namespace

Calls calls_of_villages() {
  return {
      {"Candidates::insert",
       [](Records& all) {
         return all.candidates.insert({.id = "n",
                                       .programme_id = "p1",
                                       .house_no = "9",
                                       .head_name = "x",
                                       .responsibility = Grade::kMuch,
                                       .readiness = Grade::kSome,
                                       .determination = Grade::kUnsure,
                                       .result = CandidateResult::kReserve,
                                       .reason = "r",
                                       .status = CandidateStatus::kSent,
                                       .notice_due_on = "2026-12-01",
                                       .household_id = "h2",
                                       .team_member_id = "t2",
                                       .added_by = "U1",
                                       .created_at_ms = 7});
       }},
      {"Candidates::update",
       [](Records& all) {
         auto row = all.candidates.find("c2").value();
         row.house_no = "99";
         row.reason = "r";
         row.result = CandidateResult::kReserve;
         return all.candidates.update(row);
       }},
      {"Candidates::erase", [](Records& all) { return all.candidates.erase("c1"); }},
      {"Candidates::find", [](Records& all) { return all.candidates.find("c1"); }},
      {"Candidates::list", [](Records& all) { return all.candidates.list("p1"); }},
      {"Candidates::list_unsettled",
       [](Records& all) { return all.candidates.list_unsettled("p1"); }},
      {"Candidates::list_for_household",
       [](Records& all) { return all.candidates.list_for_household("h1"); }},
      {"Candidates::count",
       [](Records& all) { return all.candidates.count("p1", CandidateResult::kSelected); }},
      {"Candidates::set_status",
       [](Records& all) {
         return all.candidates.set_status("p1", CandidateStatus::kDraft, CandidateStatus::kSent);
       }},
      {"Candidates::notices_due_in_area",
       [](Records& all) { return all.candidates.notices_due_in_area("9206", "2026-12-31", 10); }},
      {"Feasibilities::save",
       [](Records& all) {
         return all.feasibilities.save({"p1", "h1", Feasible::kNo, "r", "U3", 7});
       }},
      {"Feasibilities::erase_all", [](Records& all) { return all.feasibilities.erase_all("p1"); }},
      {"Feasibilities::find", [](Records& all) { return all.feasibilities.find("p1", "h1"); }},
      {"Feasibilities::list", [](Records& all) { return all.feasibilities.list("p1"); }},
      {"Feasibilities::list_for_household",
       [](Records& all) { return all.feasibilities.list_for_household("h1"); }},
      {"Forums::insert",
       [](Records& all) {
         return all.forums.insert({.id = "n",
                                   .programme_id = "p1",
                                   .held_on = "2026-12-01",
                                   .place = "x",
                                   .present = 3,
                                   .occupation = "o",
                                   .occupation_text = "t",
                                   .photo_id = "ph1",
                                   .notice_read = true,
                                   .recorded_by = "U1",
                                   .created_at_ms = 7});
       }},
      {"Forums::update",
       [](Records& all) {
         auto row = all.forums.find("f2").value();
         row.place = "x";
         row.present = 9;
         row.status = ForumStatus::kHeld;
         return all.forums.update(row);
       }},
      {"Forums::find", [](Records& all) { return all.forums.find("f1"); }},
      {"Forums::latest", [](Records& all) { return all.forums.latest("p1"); }},
      {"Forums::planned_in_area",
       [](Records& all) { return all.forums.planned_in_area("9206", "2026-12-01"); }},
      {"Forums::list", [](Records& all) { return all.forums.list("p1"); }},
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
      {"LateTasks::replace",
       [](Records& all) {
         return all.late_tasks.replace(
             "p1", {{"p1", "visits", "2026-10-02"}, {"p1", "training", "2026-10-03"}});
       }},
      {"LateTasks::list_in_area", [](Records& all) { return all.late_tasks.list_in_area("9206"); }},
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
      {"Places::upsert",
       [](Records& all) {
         return all.places.upsert(Province{"92", "x"});
       }},
      {"Places::upsert",
       [](Records& all) {
         return all.places.upsert(District{"9206", "x", "92", "1", "o"});
       }},
      {"Places::upsert",
       [](Records& all) {
         return all.places.upsert(Tambon{"920601", "x", "9206"});
       }},
      {"Places::upsert",
       [](Records& all) {
         return all.places.upsert(Village{"92060101", 9, "x", "920601"});
       }},
      {"Places::upsert",
       [](Records& all) {
         return all.places.upsert(VillageProgramme{.id = "n",
                                                   .village_code = "92060101",
                                                   .fiscal_year_be = 2569,
                                                   .target_households = 7,
                                                   .team_size = 6,
                                                   .budget_satang = 5,
                                                   .kpi_practising_percent = 4,
                                                   .kpi_rise_percent = 2,
                                                   .kpi_groups_percent = 1});
       }},
      {"Places::find_village", [](Records& all) { return all.places.find_village("92060101"); }},
      {"Places::list_villages", [](Records& all) { return all.places.list_villages("9206"); }},
      {"Places::find_district", [](Records& all) { return all.places.find_district("9206"); }},
      {"Places::find_province", [](Records& all) { return all.places.find_province("92"); }},
      {"Places::find_tambon", [](Records& all) { return all.places.find_tambon("920601"); }},
      {"Places::find_programme",
       [](Records& all) { return all.places.find_programme("92060101", 2569); }},
      {"Places::find_programme_by_id",
       [](Records& all) { return all.places.find_programme_by_id("p1"); }},
      {"Places::list_programmes",
       [](Records& all) { return all.places.list_programmes("9206", 2569); }},
      {"Places::programmes_after",
       [](Records& all) { return all.places.programmes_after("", 2569, 10); }},
      {"Places::years_of", [](Records& all) { return all.places.years_of("92060101"); }},
      {"Places::save_state",
       [](Records& all) {
         return all.places.save_state("p1", VillageState::kClosed, VillagePause::kPaused);
       }},
      {"Places::save_occupation",
       [](Records& all) { return all.places.save_occupation("p1", "fish", "t"); }},
      {"ProgrammeEvents::insert",
       [](Records& all) {
         return all.programme_events.insert({.id = "n",
                                             .programme_id = "p1",
                                             .kind = "state",
                                             .at_ms = 7,
                                             .by_user = "U1",
                                             .reason = "r"});
       }},
      {"ProgrammeEvents::list", [](Records& all) { return all.programme_events.list("p1"); }},
      {"ProgrammeEvents::latest",
       [](Records& all) { return all.programme_events.latest("p1", "state"); }},
      {"Purchases::insert", [](Records& all) { return all.purchases.insert(kPurchase); }},
      {"Purchases::find", [](Records& all) { return all.purchases.find("b3"); }},
      {"Purchases::update",
       [](Records& all) {
         auto row = all.purchases.find("b3").value();
         row.item = "x";
         row.amount_satang = 9;
         row.evidence = Evidence::kVoucher;
         return all.purchases.update(row);
       }},
      {"Purchases::replace", [](Records& all) { return all.purchases.replace("b3", kPurchase); }},
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
      {"Submissions::insert",
       [](Records& all) {
         return all.submissions.insert({.id = "n",
                                        .programme_id = "p2",
                                        .kind = SubmissionKind::kList,
                                        .sent_by = "U2",
                                        .sent_at_ms = 7});
       }},
      {"Submissions::find", [](Records& all) { return all.submissions.find("s2"); }},
      {"Submissions::latest",
       [](Records& all) { return all.submissions.latest("p1", SubmissionKind::kTeam); }},
      {"Submissions::decide",
       [](Records& all) {
         return all.submissions.decide("s2", SubmissionStatus::kConfirmed, "U3", "why", 500);
       }},
      {"Submissions::take_back",
       [](Records& all) { return all.submissions.take_back("s1", "U3", "why", 500); }},
      {"Submissions::waiting_in_area",
       [](Records& all) { return all.submissions.waiting_in_area("9206", 10); }},
      {"TaskSnoozes::save",
       [](Records& all) {
         return all.task_snoozes.save({"U1", "visit", "2026-12-01"});
       }},
      {"TaskSnoozes::list", [](Records& all) { return all.task_snoozes.list("U1"); }},
      {"TaskSnoozes::purge_before",
       [](Records& all) { return all.task_snoozes.purge_before("2026-12-01"); }},
      {"TeamMembers::insert",
       [](Records& all) {
         return all.team_members.insert({.id = "n",
                                         .programme_id = "p1",
                                         .name = "x",
                                         .expertise = "e",
                                         .responsibility = Grade::kMuch,
                                         .readiness = Grade::kSome,
                                         .determination = Grade::kUnsure,
                                         .willing = true,
                                         .status = TeamStatus::kSent,
                                         .user_id = "U3",
                                         .added_by = "U1",
                                         .created_at_ms = 7,
                                         .notice_due_on = "2026-12-01"});
       }},
      {"TeamMembers::update",
       [](Records& all) {
         auto row = all.team_members.find("t2").value();
         row.name = "x";
         row.willing = true;
         row.readiness = Grade::kMuch;
         return all.team_members.update(row);
       }},
      {"TeamMembers::find", [](Records& all) { return all.team_members.find("t2"); }},
      {"TeamMembers::list", [](Records& all) { return all.team_members.list("p1"); }},
      {"TeamMembers::list_all", [](Records& all) { return all.team_members.list_all("p1"); }},
      {"TeamMembers::find_for_user",
       [](Records& all) { return all.team_members.find_for_user("p1", "U1"); }},
      {"TeamMembers::list_for_user",
       [](Records& all) { return all.team_members.list_for_user("U1"); }},
      {"TeamMembers::list_all_for_user",
       [](Records& all) { return all.team_members.list_all_for_user("U1"); }},
      {"TeamMembers::set_status",
       [](Records& all) {
         return all.team_members.set_status("p1", TeamStatus::kDraft, TeamStatus::kSent);
       }},
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

}  // namespace sammachip
