// A village's year until its training: programme, team, what went to the officer, forum, list.
#include "storage/database/error.h"
#include "storage/households/households.h"
#include "storage/joining/role_grants.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"
#include "storage/villages/candidates.h"
#include "storage/villages/forums.h"
#include "storage/villages/places.h"
#include "storage/villages/programme_events.h"
#include "storage/villages/submissions.h"
#include "storage/villages/team_members.h"
#include "tests/storage/each_database.h"

namespace sammachip {
namespace {

TeamMember member(const TeamMemberId& id, TeamKind kind, long long created_at_ms = 0) {
  return {.id = id,
          .programme_id = "p1",
          .kind = kind,
          .name = "นายดำ",
          .added_by = "U-officer",
          .created_at_ms = created_at_ms};
}

}  // namespace

TEST_CASE("A village's state and occupation stay when its numbers are set anew") {
  with_records([](Records& records) {
    add_programmes(records);
    Places& places = records.places;
    CHECK(places.find_programme_by_id("p1")->state == VillageState::kOpened);
    CHECK(places.find_programme_by_id("p1")->pause == VillagePause::kNone);
    CHECK(places.find_programme_by_id("p1")->kpi_practising_percent == 85);
    CHECK(places.save_state("p1", VillageState::kForumHeld, VillagePause::kPaused));
    CHECK(places.save_occupation("p1", "other", "เลี้ยงผึ้ง"));
    places.upsert(VillageProgramme{.id = "new",
                                   .village_code = kVillage,
                                   .fiscal_year_be = 2569,
                                   .kpi_practising_percent = 90,
                                   .kpi_rise_percent = 4,
                                   .kpi_groups_percent = 20});
    const auto programme = places.find_programme(kVillage, 2569);
    CHECK(programme->id == "p1");
    CHECK(programme->state == VillageState::kForumHeld);
    CHECK(programme->pause == VillagePause::kPaused);
    CHECK(programme->occupation == "other");
    CHECK(programme->occupation_text == "เลี้ยงผึ้ง");
    CHECK(programme->kpi_practising_percent == 90);
    CHECK(programme->kpi_rise_percent == 4);
    CHECK(programme->kpi_groups_percent == 20);
    CHECK(places.find_programme_by_id("p2")->state == VillageState::kOpened);
    CHECK_FALSE(places.save_state("nobody", VillageState::kClosed, VillagePause::kNone));
    CHECK_FALSE(places.save_occupation("nobody", "rice", ""));
    CHECK_FALSE(places.find_programme_by_id("nobody"));
  });
}

TEST_CASE("The villages of a year are listed by area") {
  with_records([](Records& records) {
    add_programmes(records);
    records.places.upsert(
        VillageProgramme{.id = "old", .village_code = kVillage, .fiscal_year_be = 2568});
    CHECK(ids_of(records.places.list_programmes("", 2569)) == Ids{"p1", "p2"});
    CHECK(ids_of(records.places.list_programmes(kOtherVillage, 2569)) == Ids{"p2"});
    CHECK(ids_of(records.places.list_programmes("92", 2568)) == Ids{"old"});
    CHECK(records.places.list_programmes("93", 2569).empty());
  });
}

TEST_CASE("The role a person chose to speak in is kept") {
  with_records([](Records& records) {
    records.line_accounts.save({.user_id = "U1"});
    CHECK(records.line_accounts.find("U1")->active_role.empty());
    records.line_accounts.save({.user_id = "U1", .active_role = "team"});
    records.line_accounts.save_seen({.user_id = "U1", .last_seen_ms = 5});
    CHECK(records.line_accounts.find("U1")->active_role == "team");
  });
}

TEST_CASE("A team lists its leader first and keeps those who left") {
  with_records([](Records& records) {
    add_programmes(records);
    TeamMembers& team = records.team_members;
    team.insert(member("late", TeamKind::kSage, 9));
    team.insert(member("early", TeamKind::kSage, 1));
    team.insert(member("leader", TeamKind::kLeader, 5));
    CHECK(ids_of(team.list("p1")) == Ids{"leader", "early", "late"});
    auto early = *team.find("early");
    CHECK(early.responsibility == Grade::kUnknown);
    early.name = "นางขาว";
    early.expertise = "ทำนา";
    early.responsibility = Grade::kMuch;
    early.readiness = Grade::kSome;
    early.determination = Grade::kUnsure;
    early.willing = true;
    early.status = TeamStatus::kEnded;
    early.user_id = "U7";
    early.notice_due_on = "2026-12-01";
    early.ended_at_ms = 8;
    CHECK(team.update(early));
    const auto kept = team.find("early");
    CHECK(kept->name == "นางขาว");
    CHECK(kept->expertise == "ทำนา");
    CHECK(kept->responsibility == Grade::kMuch);
    CHECK(kept->readiness == Grade::kSome);
    CHECK(kept->determination == Grade::kUnsure);
    CHECK(kept->willing);
    CHECK(kept->notice_due_on == "2026-12-01");
    CHECK(kept->ended_at_ms == 8);
    CHECK(kept->added_by == "U-officer");
    CHECK(ids_of(team.list("p1")) == Ids{"leader", "late"});
    CHECK(ids_of(team.list_all("p1")) == Ids{"leader", "early", "late"});
    CHECK(team.list("p2").empty());
    CHECK_FALSE(team.update(member("nobody", TeamKind::kSage)));
    CHECK_FALSE(team.find("nobody"));
  });
}

TEST_CASE("A village has one leader at a time") {
  with_records([](Records& records) {
    add_programmes(records);
    TeamMembers& team = records.team_members;
    team.insert(member("first", TeamKind::kLeader));
    CHECK_THROWS_AS(team.insert(member("second", TeamKind::kLeader)), StorageRefused);
    team.insert(member("sage", TeamKind::kSage));
    CHECK_THROWS_AS(team.update(member("sage", TeamKind::kLeader)), StorageRefused);
    auto other = member("other", TeamKind::kLeader);
    other.programme_id = "p2";
    team.insert(other);
    auto first = *team.find("first");
    first.status = TeamStatus::kEnded;
    team.update(first);
    team.insert(member("second", TeamKind::kLeader));
    CHECK(team.list("p1").at(0).id == "second");
    CHECK_THROWS_AS(team.insert({.id = "x", .programme_id = "nowhere"}), StorageRefused);
  });
}

TEST_CASE("A person's places in teams are found until they end") {
  with_records([](Records& records) {
    add_programmes(records);
    TeamMembers& team = records.team_members;
    auto sage = member("sage", TeamKind::kSage, 1);
    sage.user_id = "U1";
    team.insert(sage);
    auto leader = member("leader", TeamKind::kLeader, 2);
    leader.user_id = "U1";
    team.insert(leader);
    auto elsewhere = member("elsewhere", TeamKind::kSage, 3);
    elsewhere.programme_id = "p2";
    elsewhere.user_id = "U1";
    team.insert(elsewhere);
    CHECK(team.find_for_user("p1", "U1")->id == "leader");
    CHECK(team.find_for_user("p2", "U1")->id == "elsewhere");
    CHECK_FALSE(team.find_for_user("p1", "U2"));
    CHECK(ids_of(team.list_for_user("U1")) == Ids{"elsewhere", "leader", "sage"});
    leader.status = TeamStatus::kEnded;
    team.update(leader);
    CHECK(team.find_for_user("p1", "U1")->id == "sage");
    CHECK(ids_of(team.list_for_user("U1")) == Ids{"elsewhere", "sage"});
    CHECK(ids_of(team.list_all_for_user("U1")) == Ids{"elsewhere", "leader", "sage"});
  });
}

TEST_CASE("All sages go to the officer together, the leader and other villages' do not") {
  with_records([](Records& records) {
    add_programmes(records);
    TeamMembers& team = records.team_members;
    team.insert(member("leader", TeamKind::kLeader));
    team.insert(member("a", TeamKind::kSage));
    team.insert(member("b", TeamKind::kSage));
    auto confirmed = member("c", TeamKind::kSage);
    confirmed.status = TeamStatus::kConfirmed;
    team.insert(confirmed);
    auto other = member("d", TeamKind::kSage);
    other.programme_id = "p2";
    team.insert(other);
    CHECK(team.set_status("p1", TeamStatus::kDraft, TeamStatus::kSent) == 2);
    CHECK(team.find("a")->status == TeamStatus::kSent);
    CHECK(team.find("leader")->status == TeamStatus::kDraft);
    CHECK(team.find("c")->status == TeamStatus::kConfirmed);
    CHECK(team.find("d")->status == TeamStatus::kDraft);
    CHECK(team.set_status("p1", TeamStatus::kDraft, TeamStatus::kSent) == 0);
  });
}

TEST_CASE("What waits for the officer is decided once, the oldest is shown first") {
  with_records([](Records& records) {
    add_programmes(records);
    Submissions& submissions = records.submissions;
    submissions.insert({.id = "new", .programme_id = "p1", .sent_by = "U1", .sent_at_ms = 9});
    submissions.insert({.id = "old", .programme_id = "p2", .sent_by = "U2", .sent_at_ms = 5});
    submissions.insert({.id = "list",
                        .programme_id = "p1",
                        .kind = SubmissionKind::kList,
                        .sent_by = "U1",
                        .sent_at_ms = 12});
    const auto waiting = submissions.waiting_in_area("9206", 10);
    REQUIRE(waiting.size() == 3);
    CHECK(waiting[0].submission.id == "old");
    CHECK(waiting[0].village_code == kOtherVillage);
    CHECK(waiting[1].village_code == kVillage);
    CHECK(submissions.waiting_in_area("", 2).size() == 2);
    CHECK(submissions.waiting_in_area("93", 10).empty());
    CHECK(submissions.decide("old", SubmissionStatus::kReturned, "U-officer", "ขาดชื่อ", 20));
    CHECK_FALSE(submissions.decide("old", SubmissionStatus::kConfirmed, "U-officer", "", 21));
    CHECK_FALSE(submissions.decide("nothing", SubmissionStatus::kConfirmed, "U", "", 21));
    const auto decided = submissions.latest("p2", SubmissionKind::kTeam);
    CHECK(decided->status == SubmissionStatus::kReturned);
    CHECK(decided->decided_by == "U-officer");
    CHECK(decided->decided_at_ms == 20);
    CHECK(decided->reason == "ขาดชื่อ");
    CHECK(submissions.waiting_in_area("", 10).size() == 2);
    submissions.insert({.id = "again", .programme_id = "p2", .sent_by = "U2", .sent_at_ms = 30});
    CHECK(submissions.latest("p2", SubmissionKind::kTeam)->id == "again");
    CHECK(submissions.latest("p1", SubmissionKind::kList)->id == "list");
    CHECK_FALSE(submissions.latest("p2", SubmissionKind::kList));
    CHECK_THROWS_AS(submissions.insert(
                        {.id = "x", .programme_id = "p1", .status = SubmissionStatus::kConfirmed}),
                    StorageRefused);
  });
}

TEST_CASE("A village's year tells its story from the beginning") {
  with_records([](Records& records) {
    add_programmes(records);
    ProgrammeEvents& events = records.programme_events;
    events.insert({.id = "b",
                   .programme_id = "p1",
                   .kind = "state",
                   .at_ms = 20,
                   .by_user = "U-officer",
                   .reason = "น้ำท่วม",
                   .detail_json = "{\"to\":\"opened\"}"});
    events.insert({.id = "a", .programme_id = "p1", .kind = "state", .at_ms = 10});
    events.insert({.id = "c", .programme_id = "p1", .kind = "leader", .at_ms = 30});
    events.insert({.id = "d", .programme_id = "p2", .kind = "state", .at_ms = 40});
    CHECK(ids_of(events.list("p1")) == Ids{"a", "b", "c"});
    const auto latest = events.latest("p1", "state");
    CHECK(latest->id == "b");
    CHECK(latest->by_user == "U-officer");
    CHECK(latest->reason == "น้ำท่วม");
    CHECK(latest->detail_json == "{\"to\":\"opened\"}");
    CHECK_FALSE(events.latest("p1", "pause"));
  });
}

TEST_CASE("The forum that counts is the latest that was not called off") {
  with_records([](Records& records) {
    add_programmes(records);
    Forums& forums = records.forums;
    const Forum planned{.id = "f1",
                        .programme_id = "p1",
                        .held_on = "2026-11-20",
                        .place = "ศาลา",
                        .recorded_by = "U-leader",
                        .created_at_ms = 5};
    forums.insert(planned);
    forums.insert({.id = "f2",
                   .programme_id = "p1",
                   .held_on = "2026-11-25",
                   .status = ForumStatus::kCancelled});
    forums.insert({.id = "f3", .programme_id = "p1", .held_on = "2026-11-10"});
    CHECK(forums.latest("p1")->id == "f1");
    CHECK_FALSE(forums.latest("p2"));
    CHECK(ids_of(forums.list("p1")) == Ids{"f3", "f1", "f2"});
    auto held = planned;
    held.held_on = "2026-11-21";
    held.present = 42;
    held.occupation = "other";
    held.occupation_text = "เลี้ยงผึ้ง";
    held.photo_id = "photo";
    held.notice_read = true;
    held.status = ForumStatus::kHeld;
    CHECK(forums.update(held));
    const auto kept = forums.find("f1");
    CHECK(kept->held_on == "2026-11-21");
    CHECK(kept->place == "ศาลา");
    CHECK(kept->present == 42);
    CHECK(kept->occupation_text == "เลี้ยงผึ้ง");
    CHECK(kept->photo_id == "photo");
    CHECK(kept->notice_read);
    CHECK(kept->status == ForumStatus::kHeld);
    CHECK(kept->recorded_by == "U-leader");
    CHECK_FALSE(forums.update({.id = "nothing", .held_on = "2026-11-21"}));
    CHECK_THROWS_AS(forums.insert({.id = "f4", .programme_id = "p1", .held_on = "soon"}),
                    StorageRefused);
    held.present = -1;
    CHECK_THROWS_AS(forums.update(held), StorageRefused);
  });
}

TEST_CASE("Who holds a role is listed so that the wider areas come after those within them") {
  with_records([](Records& records) {
    const auto grant = [&](const char* id, const char* user, const char* area,
                           std::optional<long long> until_ms = std::nullopt) {
      records.role_grants.insert({.id = id,
                                  .user_id = user,
                                  .role = "officer",
                                  .area_code = area,
                                  .granted_by = "U",
                                  .from_ms = 1,
                                  .until_ms = until_ms});
    };
    grant("1", "U-province", "92");
    grant("2", "U-chief", "9206");
    grant("3", "U-b", "920603");
    grant("4", "U-a", "920603");
    grant("5", "U-far", "920701");
    grant("6", "U-gone", "920603", 5);
    grant("7", "U-b", "920604");
    const auto page = [&](const std::string& after, int limit) {
      std::vector<std::string> users;
      std::string last;
      for (const auto& one : records.role_grants.grants_by_area("officer", after, 10, limit)) {
        users.push_back(one.user_id);
        CHECK(one.place > last);
        last = one.place;
      }
      return users;
    };
    CHECK(page("", 10) == Ids{"U-a", "U-b", "U-b", "U-chief", "U-far", "U-province"});
    const auto first = records.role_grants.grants_by_area("officer", "", 10, 3);
    CHECK(page(first.back().place, 10) == Ids{"U-chief", "U-far", "U-province"});
    CHECK(records.role_grants.grants_by_area("leader", "", 10, 10).empty());
  });
}

}  // namespace sammachip
