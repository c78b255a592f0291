// A village's year from its list on: households, training, invitations, groups, lessons.
#include "storage/database/error.h"
#include "storage/households/household_links.h"
#include "storage/households/households.h"
#include "storage/joining/invitations.h"
#include "storage/records.h"
#include "storage/villages/feasibilities.h"
#include "storage/villages/lessons.h"
#include "storage/villages/occupation_groups.h"
#include "storage/villages/places.h"
#include "storage/villages/session_households.h"
#include "storage/villages/task_snoozes.h"
#include "storage/villages/team_members.h"
#include "storage/villages/training_sessions.h"
#include "tests/storage/each_database.h"

namespace sammachip {
namespace {

Lesson lesson(const LessonId& id, const std::string& occupation, const std::string& stage,
              long long created_at_ms) {
  return {.id = id,
          .village_code = kVillage,
          .fiscal_year_be = 2569,
          .stage = stage,
          .occupation = occupation,
          .worked = "เริ่มเล็ก ๆ",
          .caution = "ระวังน้ำ",
          .added_by = "U-officer",
          .created_at_ms = created_at_ms};
}

OccupationGroup group(const OccupationGroupId& id, int number) {
  return {.id = id,
          .programme_id = "p1",
          .number = number,
          .name = "กลุ่มไข่",
          .registered_on = "2026-11-01",
          .phone = "075271000",
          .product_type = ProductType::kProcessing,
          .product = "ไข่เค็ม",
          .remark = "ใหม่",
          .members = 12,
          .added_by = "U-leader"};
}

}  // namespace

TEST_CASE("A household keeps its programme, who looks after it and how it is reached") {
  with_records([](Records& records) {
    add_programmes(records);
    records.team_members.insert({.id = "t1", .programme_id = "p1"});
    auto house = household("h1");
    CHECK_FALSE(house.no_phone);
    house.no_phone = true;
    house.notice_due_on = "2026-12-01";
    records.households.insert(house);
    records.households.insert(household("h2"));
    records.household_links.insert({.id = "l1", .user_id = "U1", .household_id = "h1"});
    CHECK(records.households.list_in_programme("p1").empty());
    house.programme_id = "p1";
    house.team_member_id = "t1";
    CHECK(records.households.update(house));
    const auto kept = records.households.list_for_user("U1").at(0);
    CHECK(kept.programme_id == "p1");
    CHECK(kept.team_member_id == "t1");
    CHECK(kept.no_phone);
    CHECK(kept.notice_due_on == "2026-12-01");
    CHECK(kept.created_by == "U-officer");
    CHECK(ids_of(records.households.list_in_programme("p1")) == Ids{"h1"});
    CHECK(ids_of(records.households.list_for_team_member("t1")) == Ids{"h1"});
    CHECK(records.households.find("h2")->programme_id == std::nullopt);
    house.programme_id = "nowhere";
    CHECK_THROWS_AS(records.households.update(house), StorageRefused);
  });
}

TEST_CASE("Households are found by the beginning of the number or a part of the name") {
  with_records([](Records& records) {
    add_villages(records);
    const auto insert = [&](const HouseholdId& id, const std::string& house_no,
                            const std::string& name, const char* village = kVillage) {
      auto house = household(id, village);
      house.house_no = house_no;
      house.head_name = name;
      records.households.insert(house);
    };
    insert("a", "12", "นางแดง ใจดี");
    insert("b", "12/3", "นายดำ");
    insert("c", "112", "นายขาว");
    insert("d", "1%2_!", "100%");
    insert("e", "12", "นางแดงน้อย", kOtherVillage);
    Households& households = records.households;
    CHECK(ids_of(households.search(kVillage, "12", 10)) == Ids{"a", "b"});
    CHECK(ids_of(households.search("9206", "แดง", 10)) == Ids{"a", "e"});
    CHECK(ids_of(households.search("", "1%", 10)) == Ids{"d"});
    CHECK(ids_of(households.search("", "0%", 10)) == Ids{"d"});
    CHECK(households.search("", "1_2", 10).empty());
    CHECK(ids_of(households.search("", "1%2_!", 10)) == Ids{"d"});
    CHECK(households.search("9206", "1", 2).size() == 2);
    CHECK(households.search("93", "12", 10).empty());
  });
}

TEST_CASE("What a household can do is asked once and may be answered anew") {
  with_records([](Records& records) {
    add_programmes(records);
    records.households.insert(household("h1"));
    records.households.insert(household("h2"));
    Feasibilities& feasibilities = records.feasibilities;
    feasibilities.save({.programme_id = "p1",
                        .household_id = "h1",
                        .answer = Feasible::kNo,
                        .reason = "ไม่มีที่",
                        .answered_by = "U1",
                        .answered_at_ms = 5});
    CHECK(feasibilities.find("p1", "h1")->reason == "ไม่มีที่");
    feasibilities.save({.programme_id = "p1",
                        .household_id = "h1",
                        .answer = Feasible::kYesWithHelp,
                        .answered_by = "U2",
                        .answered_at_ms = 9});
    feasibilities.save({.programme_id = "p1", .household_id = "h2", .answered_at_ms = 7});
    const auto answer = feasibilities.find("p1", "h1");
    CHECK(answer->answer == Feasible::kYesWithHelp);
    CHECK(answer->reason.empty());
    CHECK(answer->answered_by == "U2");
    REQUIRE(feasibilities.list("p1").size() == 2);
    CHECK(feasibilities.list("p1").at(0).household_id == "h2");
    CHECK(feasibilities.list("p2").empty());
    CHECK(feasibilities.list_for_household("h1").size() == 1);
    CHECK_FALSE(feasibilities.find("p2", "h1"));
    feasibilities.save({.programme_id = "p2", .household_id = "h1"});
    CHECK(feasibilities.erase_all("p1") == 2);
    CHECK(feasibilities.list("p1").empty());
    CHECK(feasibilities.list("p2").size() == 1);
  });
}

TEST_CASE("Sessions are listed by day, and a day's by area unless called off") {
  with_records([](Records& records) {
    add_programmes(records);
    records.team_members.insert({.id = "t1", .programme_id = "p1"});
    TrainingSessions& sessions = records.training_sessions;
    sessions.insert({.id = "s2", .programme_id = "p1", .held_on = "2026-12-02"});
    TrainingSession first{.id = "s1",
                          .programme_id = "p1",
                          .kind = SessionKind::kStudyVisit,
                          .held_on = "2026-12-01",
                          .starts_at = "09:00",
                          .place = "ศาลา",
                          .topic = "ทำปุ๋ย",
                          .trainer_id = "t1",
                          .created_by = "U-leader"};
    sessions.insert(first);
    sessions.insert({.id = "s0",
                     .programme_id = "p2",
                     .kind = SessionKind::kPrepare,
                     .held_on = "2026-12-01",
                     .starts_at = "08:30"});
    CHECK(ids_of(sessions.list("p1")) == Ids{"s1", "s2"});
    CHECK(ids_of(sessions.on_day_in_area("9206", "2026-12-01")) == Ids{"s0", "s1"});
    CHECK(ids_of(sessions.on_day_in_area(kVillage, "2026-12-01")) == Ids{"s1"});
    CHECK(sessions.find("s1")->kind == SessionKind::kStudyVisit);
    CHECK(sessions.find("s1")->trainer_id == "t1");
    CHECK(sessions.find("s1")->topic == "ทำปุ๋ย");
    first.status = SessionStatus::kCancelled;
    first.created_by = "U-other";
    CHECK(sessions.update(first));
    CHECK(sessions.find("s1")->created_by == "U-leader");
    CHECK(ids_of(sessions.on_day_in_area("", "2026-12-01")) == Ids{"s0"});
    CHECK_FALSE(sessions.update({.id = "nothing", .held_on = "2026-12-01"}));
    first.starts_at = "in the morning";
    CHECK_THROWS_AS(sessions.update(first), StorageRefused);
  });
}

TEST_CASE("A household's answer, presence and what it learnt are kept together") {
  with_records([](Records& records) {
    add_programmes(records);
    records.households.insert(household("h1"));
    records.households.insert(household("h2"));
    for (const auto* id : {"s1", "s2"}) {
      records.training_sessions.insert({.id = id, .programme_id = "p1", .held_on = "2026-12-01"});
    }
    SessionHouseholds& rows = records.session_households;
    rows.save({.session_id = "s1",
               .household_id = "h1",
               .answer = SessionAnswer::kGoing,
               .answered_at_ms = 5});
    CHECK(rows.find("s1", "h1")->presence == Presence::kUnknown);
    CHECK(rows.find("s1", "h1")->understanding == Understanding::kUnknown);
    rows.save({.session_id = "s1",
               .household_id = "h1",
               .answer = SessionAnswer::kSubstitute,
               .answered_at_ms = 6,
               .presence = Presence::kLate,
               .teachback = "ทำปุ๋ยหมัก",
               .understanding = Understanding::kUnderstood,
               .judged_by = "U-sage",
               .noted_by = "U-leader"});
    const auto kept = rows.find("s1", "h1");
    CHECK(kept->answer == SessionAnswer::kSubstitute);
    CHECK(kept->answered_at_ms == 6);
    CHECK(kept->presence == Presence::kLate);
    CHECK(kept->teachback == "ทำปุ๋ยหมัก");
    CHECK(kept->understanding == Understanding::kUnderstood);
    CHECK(kept->judged_by == "U-sage");
    CHECK(kept->noted_by == "U-leader");
    rows.save({.session_id = "s1", .household_id = "h2"});
    rows.save({.session_id = "s2", .household_id = "h1"});
    REQUIRE(rows.list("s1").size() == 2);
    CHECK(rows.list("s1").at(1).household_id == "h2");
    CHECK(rows.list_for_household("h1").size() == 2);
    CHECK(rows.list_not_understood("s1").empty());
    rows.save(
        {.session_id = "s1", .household_id = "h2", .understanding = Understanding::kNotUnderstood});
    CHECK(rows.list_not_understood("s1").at(0).household_id == "h2");
    CHECK(rows.list_not_understood("s2").empty());
    CHECK_FALSE(rows.find("s2", "h2"));
    CHECK_THROWS_AS(rows.save({.session_id = "nothing", .household_id = "h1"}), StorageRefused);
  });
}

TEST_CASE("Invitations that can still be used are listed for who gave them out") {
  with_records([](Records& records) {
    add_programmes(records);
    records.team_members.insert({.id = "t1", .programme_id = "p1"});
    Invitations& invitations = records.invitations;
    invitations.insert({.code = "AA",
                        .created_by = "U1",
                        .created_at_ms = 1,
                        .not_after_ms = 100,
                        .team_member_id = "t1",
                        .programme_id = "p1"});
    invitations.insert({.code = "BB", .created_by = "U1", .created_at_ms = 2, .not_after_ms = 200});
    invitations.insert({.code = "CC", .created_by = "U2", .not_after_ms = 200});
    CHECK(invitations.find("AA")->team_member_id == "t1");
    CHECK(invitations.find("AA")->programme_id == "p1");
    CHECK(invitations.find("BB")->team_member_id == std::nullopt);
    CHECK(invitations.use("BB", "U9", 50));
    CHECK_FALSE(invitations.use("BB", "U8", 50));
    CHECK_FALSE(invitations.use("CC", "U8", 201));
  });
}

TEST_CASE("Lessons are found by occupation and stage until they are withdrawn") {
  with_records([](Records& records) {
    add_villages(records);
    Lessons& lessons = records.lessons;
    lessons.insert(lesson("a", "rice", "training", 1));
    lessons.insert(lesson("b", "rice", "materials", 2));
    auto other = lesson("c", "fish", "training", 3);
    other.village_code = kOtherVillage;
    lessons.insert(other);
    CHECK(lessons.find("a")->worked == "เริ่มเล็ก ๆ");
    CHECK(lessons.find("a")->caution == "ระวังน้ำ");
    CHECK(lessons.find("a")->fiscal_year_be == 2569);
    CHECK(ids_of(lessons.search("", "", 10, 0)) == Ids{"c", "b", "a"});
    CHECK(ids_of(lessons.search("", "", 1, 1)) == Ids{"b"});
    CHECK(ids_of(lessons.search("rice", "", 10, 0)) == Ids{"b", "a"});
    CHECK(ids_of(lessons.search("", "training", 10, 0)) == Ids{"c", "a"});
    CHECK(ids_of(lessons.search("rice", "training", 10, 0)) == Ids{"a"});
    CHECK(ids_of(lessons.list_in_area(kVillage, 10)) == Ids{"b", "a"});
    CHECK(ids_of(lessons.list_in_area("92", 1)) == Ids{"c"});
    CHECK(lessons.withdraw("a", 9));
    CHECK_FALSE(lessons.withdraw("a", 10));
    CHECK(lessons.find("a")->withdrawn_at_ms == 9);
    CHECK(lessons.search("rice", "training", 10, 0).empty());
    CHECK(lessons.list_in_area("", 10).size() == 2);
    CHECK_THROWS_AS(lessons.insert(lesson("d", "rice", "lunch", 1)), StorageRefused);
    for (const auto stage : EnumWords<VillageState>::kAll) {
      lessons.insert(lesson(LessonId(std::string(stage)), "pig", std::string(stage), 1));
    }
    CHECK(lessons.search("pig", "", 100, 0).size() == std::size(EnumWords<VillageState>::kAll));
  });
}

TEST_CASE("Occupation groups have numbers of their own in the village") {
  with_records([](Records& records) {
    add_programmes(records);
    OccupationGroups& groups = records.occupation_groups;
    groups.insert(group("b", 2));
    groups.insert(group("a", 1));
    auto other = group("c", 1);
    other.programme_id = "p2";
    groups.insert(other);
    CHECK_THROWS_AS(groups.insert(group("d", 2)), StorageRefused);
    CHECK_THROWS_AS(groups.insert(group("d", 0)), StorageRefused);
    const auto kept = groups.find("a");
    CHECK(kept->name == "กลุ่มไข่");
    CHECK(kept->phone == "075271000");
    CHECK(kept->product_type == ProductType::kProcessing);
    CHECK(kept->product == "ไข่เค็ม");
    CHECK(kept->remark == "ใหม่");
    CHECK(kept->members == 12);
    CHECK(ids_of(groups.list("p1")) == Ids{"a", "b"});
    CHECK(ids_of(groups.list_in_area("9206")) == Ids{"a", "b", "c"});
    auto ended = group("a", 7);
    ended.members = 15;
    ended.ended_at_ms = 9;
    CHECK(groups.update(ended));
    CHECK(groups.find("a")->members == 15);
    CHECK(groups.find("a")->number == 1);
    CHECK(groups.list("p1").size() == 2);
    CHECK(ids_of(groups.list_in_area(kVillage)) == Ids{"b"});
    CHECK_FALSE(groups.update(group("nothing", 1)));
  });
}

TEST_CASE("A task put off is put off until its day") {
  with_records([](Records& records) {
    TaskSnoozes& snoozes = records.task_snoozes;
    snoozes.save({"U1", "forum", "2026-12-01"});
    snoozes.save({"U1", "forum", "2026-12-05"});
    snoozes.save({"U1", "budget", "2026-12-01"});
    snoozes.save({"U2", "forum", "2026-12-01"});
    REQUIRE(snoozes.list("U1").size() == 2);
    CHECK(snoozes.list("U1").at(0).task == "budget");
    CHECK(snoozes.list("U1").at(1).until_on == "2026-12-05");
    CHECK(snoozes.purge_before("2026-12-01") == 0);
    CHECK(snoozes.purge_before("2026-12-02") == 2);
    CHECK(snoozes.list("U1").size() == 1);
    CHECK(snoozes.list("U2").empty());
    CHECK_THROWS_AS(snoozes.save({"U1", "forum", "soon"}), StorageRefused);
  });
}

}  // namespace sammachip
