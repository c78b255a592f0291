#include "tests/storage/repository_calls.h"

#include "storage/villages/candidates.h"
#include "storage/villages/forums.h"
#include "storage/villages/places.h"
#include "storage/villages/programme_events.h"
#include "storage/villages/submissions.h"
#include "storage/villages/team_members.h"

namespace sammachip {
namespace {

Calls candidates_calls() {
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
  };
}

Calls forums_calls() {
  return {
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
  };
}

Calls places_calls() {
  return {
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
      {"Places::list_with_retired",
       [](Records& all) { return all.places.list_with_retired("9206"); }},
      {"Places::retire",
       [](Records& all) { return all.places.retire("92060102", 7, VillageCode("92060101")); }},
      {"Places::reopen", [](Records& all) { return all.places.reopen("92060199"); }},
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
  };
}

Calls programme_events_calls() {
  return {
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
  };
}

Calls submissions_calls() {
  return {
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
  };
}

Calls team_members_calls() {
  return {
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
  };
}

}  // namespace

Calls calls_of_villages() {
  return joined({candidates_calls(), forums_calls(), places_calls(), programme_events_calls(),
                 submissions_calls(), team_members_calls()});
}

}  // namespace sammachip
