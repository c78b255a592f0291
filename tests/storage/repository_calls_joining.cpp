#include "tests/storage/repository_calls.h"

#include "storage/joining/data_requests.h"
#include "storage/joining/invitations.h"
#include "storage/joining/join_codes.h"
#include "storage/joining/notice_records.h"
#include "storage/joining/role_grants.h"
#include "storage/joining/stuck_people.h"
#include "storage/people.h"

namespace sammachip {

template <>
struct Columns<RecordedAct> {
  static auto of(auto& row) { return std::tie(row.table, row.id, row.at_ms); }
};
template <>
struct Columns<PersonRecord> {
  static auto of(auto& row) {
    return std::tie(row.account, row.notices, row.roles, row.links, row.households, row.reports,
                    row.round_answers, row.help_requests, row.data_requests, row.conversations,
                    row.team_places, row.encouragements, row.snoozes, row.candidates,
                    row.feasibilities, row.sessions, row.handovers, row.visits, row.proposals,
                    row.acts, row.menu_role, row.photos, row.stuck);
  }
};

namespace {

Calls data_requests_calls() {
  return {
      {"DataRequests::insert",
       [](Records& all) {
         return all.data_requests.insert({.id = "n",
                                          .user_id = "U1",
                                          .kind = DataRequestKind::kCorrect,
                                          .created_at_ms = 7,
                                          .due_at_ms = 8,
                                          .household_id = "h1"});
       }},
      {"DataRequests::find", [](Records& all) { return all.data_requests.find("d1"); }},
      {"DataRequests::close",
       [](Records& all) { return all.data_requests.close("d1", DataRequestStatus::kDone, 500); }},
      {"DataRequests::open_requests",
       [](Records& all) { return all.data_requests.open_requests(10); }},
      {"DataRequests::open_in_area",
       [](Records& all) { return all.data_requests.open_in_area("9206", 10); }},
      {"DataRequests::list_for_user",
       [](Records& all) { return all.data_requests.list_for_user("U1"); }},
  };
}

Calls invitations_calls() {
  return {
      {"Invitations::insert",
       [](Records& all) {
         return all.invitations.insert({.code = "EF56",
                                        .role = "leader",
                                        .area_code = "92060101",
                                        .created_by = "U3",
                                        .created_at_ms = 7,
                                        .not_after_ms = 900,
                                        .team_member_id = "t2",
                                        .programme_id = "p1"});
       }},
      {"Invitations::find", [](Records& all) { return all.invitations.find("AB12"); }},
      {"Invitations::use", [](Records& all) { return all.invitations.use("CD34", "U2", 500); }},
  };
}

Calls join_codes_calls() {
  return {
      {"JoinCodes::insert",
       [](Records& all) {
         return all.join_codes.insert(
             {.code = "JX", .village_code = "92060101", .household_id = "h1", .created_at_ms = 7});
       }},
      {"JoinCodes::find", [](Records& all) { return all.join_codes.find("JV01"); }},
      {"JoinCodes::revoke", [](Records& all) { return all.join_codes.revoke("JV01", 500); }},
      {"JoinCodes::list_in_village",
       [](Records& all) { return all.join_codes.list_in_village("92060101"); }},
      {"JoinCodes::record_failure",
       [](Records& all) { return all.join_codes.record_failure("U2", 500, 1000); }},
      {"JoinCodes::failures",
       [](Records& all) { return all.join_codes.failures("U2", 500, 1000); }},
      {"JoinCodes::all_failures",
       [](Records& all) { return all.join_codes.all_failures(500, 1000); }},
  };
}

Calls notice_records_calls() {
  return {
      {"NoticeRecords::insert",
       [](Records& all) {
         return all.notice_records.insert(
             {.id = "n", .user_id = "U1", .version = "2", .shown_at_ms = 7});
       }},
      {"NoticeRecords::answer",
       [](Records& all) { return all.notice_records.answer("U2", "1", "no", 500); }},
      {"NoticeRecords::latest", [](Records& all) { return all.notice_records.latest("U1", "1"); }},
      {"NoticeRecords::list_for_user",
       [](Records& all) { return all.notice_records.list_for_user("U1"); }},
  };
}

Calls role_grants_calls() {
  return {
      {"RoleGrants::insert",
       [](Records& all) {
         return all.role_grants.insert({.id = "n",
                                        .user_id = "U2",
                                        .role = "team",
                                        .area_code = "92060101",
                                        .granted_by = "U3",
                                        .from_ms = 7,
                                        .until_ms = 800});
       }},
      {"RoleGrants::end", [](Records& all) { return all.role_grants.end("g2", 500); }},
      {"RoleGrants::list_for_user",
       [](Records& all) { return all.role_grants.list_for_user("U1", 500); }},
      {"RoleGrants::ended_for_user",
       [](Records& all) { return all.role_grants.ended_for_user("U2", 500); }},
      {"RoleGrants::list_in_area",
       [](Records& all) { return all.role_grants.list_in_area("92060101", "leader", 500); }},
      {"RoleGrants::list_with_role",
       [](Records& all) { return all.role_grants.list_with_role("officer", 500); }},
      {"RoleGrants::is_held_above",
       [](Records& all) { return all.role_grants.is_held_above("officer", 6, 500); }},
      {"RoleGrants::count_people",
       [](Records& all) { return all.role_grants.count_people("officer", 500); }},
      {"RoleGrants::people_with_role",
       [](Records& all) { return all.role_grants.people_with_role("officer", "", 500, 10); }},
      {"RoleGrants::grants_by_area",
       [](Records& all) { return all.role_grants.grants_by_area("officer", "", 500, 10); }},
  };
}

Calls stuck_people_calls() {
  return {
      {"StuckPeople::find", [](Records& all) { return all.stuck_people.find("U9"); }},
      {"StuckPeople::find_by_id", [](Records& all) { return all.stuck_people.find_by_id("k1"); }},
      {"StuckPeople::save",
       [](Records& all) {
         return all.stuck_people.save({.user_id = "U9",
                                       .id = "k1",
                                       .village_code = "92060101",
                                       .why = StuckBy::kAsked,
                                       .question = "notice.answer",
                                       .misses = 3,
                                       .since_ms = 7,
                                       .due_on = "2026-11-08"});
       }},
      {"StuckPeople::erase", [](Records& all) { return all.stuck_people.erase("U9"); }},
      {"StuckPeople::due_in_area",
       [](Records& all) { return all.stuck_people.due_in_area("9206", "2026-11-09", 10); }},
      {"StuckPeople::due_nowhere",
       [](Records& all) { return all.stuck_people.due_nowhere("2026-11-09", 10); }},
      {"StuckPeople::purge_before",
       [](Records& all) { return all.stuck_people.purge_before(500, 10); }},
  };
}

Calls people_calls() {
  return {
      {"People::everything_about",
       [](Records& all) { return all.people.everything_about("U1", 500); }},
      {"People::erase_person", [](Records& all) { return all.people.erase_person("U1"); }},
      {"People::anonymise_household",
       [](Records& all) { return all.people.anonymise_household("h1"); }},
  };
}

}  // namespace

Calls calls_of_joining() {
  return joined({data_requests_calls(), invitations_calls(), join_codes_calls(),
                 notice_records_calls(), role_grants_calls(), stuck_people_calls(),
                 people_calls()});
}

}  // namespace sammachip
