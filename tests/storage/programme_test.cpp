#include "storage/database/error.h"
#include "storage/households/help_requests.h"
#include "storage/households/household_links.h"
#include "storage/households/households.h"
#include "storage/joining/data_requests.h"
#include "storage/joining/invitations.h"
#include "storage/joining/join_codes.h"
#include "storage/joining/notice_records.h"
#include "storage/joining/role_grants.h"
#include "storage/machine/audit.h"
#include "storage/machine/push_ledger.h"
#include "storage/machine/settings.h"
#include "storage/records.h"
#include "storage/villages/places.h"
#include "tests/storage/each_database.h"

namespace sammachip {

TEST_CASE("A village is found with the names around it") {
  with_records([](Records& records) {
    add_villages(records);
    const auto place = records.places.find_village(kVillage);
    REQUIRE(place);
    CHECK(place->village.name == "บ้านนา");
    CHECK(place->village.moo == 1);
    CHECK(place->tambon_name == "นาวง");
    CHECK(place->district_code == "9206");
    CHECK(place->office_phone == "075271000");
    CHECK(place->province_name == "ตรัง");
    records.places.upsert(Village{kVillage, 1, "บ้านนาใหม่", "920601"});
    CHECK(records.places.find_village(kVillage)->village.name == "บ้านนาใหม่");
    CHECK(records.places.find_village("92060199") == std::nullopt);
    CHECK(records.places.find_tambon("920601")->name == "นาวง");
    CHECK(records.places.find_district("9206")->officer_name == "กัญญ์ขนิษฐ์");
    CHECK(records.places.find_province("92")->name == "ตรัง");
  });
}

TEST_CASE("Villages are listed by area, and only the area's") {
  with_records([](Records& records) {
    add_villages(records);
    records.places.upsert(Province{"93", "พัทลุง"});
    records.places.upsert(District{"9301", "เมือง", "93", "", ""});
    records.places.upsert(Tambon{"930101", "คูหาสวรรค์", "9301"});
    records.places.upsert(Village{"93010101", 1, "บ้านอื่น", "930101"});
    CHECK(records.places.list_villages("").size() == 3);
    CHECK(records.places.list_villages("92").size() == 2);
    CHECK(records.places.list_villages("9206").size() == 2);
    CHECK(records.places.list_villages("920601").at(1).village.code == kOtherVillage);
    CHECK(records.places.list_villages(kVillage).size() == 1);
    CHECK(records.places.list_villages("9").size() == 3);
    CHECK(records.places.list_villages("91").empty());
  });
}

TEST_CASE("An area must lie in the one its code names") {
  with_records([](Records& records) {
    add_villages(records);
    CHECK_THROWS_AS(records.places.upsert(Tambon{"930101", "x", "9206"}), StorageRefused);
    CHECK_THROWS_AS(records.places.upsert(Tambon{"930101", "x", "9301"}), StorageRefused);
    CHECK_THROWS_AS(records.places.upsert(Province{"9", "x"}), StorageRefused);
  });
}

TEST_CASE("A village has one programme a year, with its own numbers") {
  with_records([](Records& records) {
    add_villages(records);
    records.places.upsert(
        VillageProgramme{.id = "p1", .village_code = kVillage, .fiscal_year_be = 2569});
    CHECK(records.places.find_programme(kVillage, 2569)->target_households == 20);
    CHECK(records.places.find_programme(kVillage, 2569)->team_size == 5);
    records.places.upsert(VillageProgramme{"p2", kVillage, 2569, 30, 6, 1'600'000});
    const auto programme = records.places.find_programme(kVillage, 2569);
    CHECK(programme->id == "p1");
    CHECK(programme->target_households == 30);
    CHECK(programme->budget_satang == 1'600'000);
    CHECK_FALSE(records.places.find_programme(kVillage, 2570));
  });
}

TEST_CASE("A join code works until it is revoked") {
  with_records([](Records& records) {
    add_villages(records);
    records.households.insert(household("h1"));
    records.join_codes.insert({.code = "NAWONG1", .village_code = kVillage});
    records.join_codes.insert({.code = "HOUSE1", .village_code = kVillage, .household_id = "h1"});
    CHECK(records.join_codes.find("NAWONG1")->household_id == std::nullopt);
    CHECK(records.join_codes.find("HOUSE1")->household_id == "h1");
    CHECK(records.join_codes.list_in_village(kVillage).size() == 2);
    CHECK(records.join_codes.revoke("NAWONG1", 5));
    CHECK_FALSE(records.join_codes.revoke("NAWONG1", 6));
    CHECK_FALSE(records.join_codes.find("NAWONG1"));
    CHECK_THROWS_AS(records.join_codes.insert({.code = "lower", .village_code = kVillage}),
                    StorageRefused);
  });
}

TEST_CASE("Wrong codes are counted within a window") {
  with_records([](Records& records) {
    JoinCodes& codes = records.join_codes;
    CHECK(codes.failures("U1", 100, 50) == 0);
    CHECK(codes.record_failure("U1", 100, 50) == 1);
    CHECK(codes.record_failure("U1", 120, 50) == 2);
    CHECK(codes.record_failure("U2", 120, 50) == 1);
    CHECK(codes.failures("U1", 150, 50) == 2);
    CHECK(codes.all_failures(150, 50) == 3);
    CHECK(codes.failures("U1", 151, 50) == 0);
    CHECK(codes.all_failures(151, 50) == 1);
    CHECK(codes.record_failure("U1", 151, 50) == 1);
    CHECK(codes.all_failures(170, 50) == 2);
    // What is over goes when the next is counted.
    CHECK(codes.record_failure("U3", 500, 50) == 1);
    CHECK(codes.all_failures(500, 5000) == 1);
  });
}

TEST_CASE("An invitation serves one person, in time") {
  with_records([](Records& records) {
    records.invitations.insert(
        {.code = "OFF1", .role = "officer", .area_code = "9206", .not_after_ms = 100});
    CHECK_FALSE(records.invitations.use("OFF1", "U1", 101));
    CHECK(records.invitations.use("OFF1", "U1", 100));
    CHECK_FALSE(records.invitations.use("OFF1", "U2", 50));
    CHECK(records.invitations.find("OFF1")->used_by == "U1");
    CHECK(records.invitations.find("OFF1")->area_code == "9206");
  });
}

TEST_CASE("A household keeps what was said, and tells zero from silence") {
  with_records([](Records& records) {
    add_villages(records);
    auto house = household("h1");
    house.head_name = "นางแดง";
    house.baseline_total_answer = BaselineAnswer::kUnwilling;
    house.baseline_occupation_answer = BaselineAnswer::kFigure;
    house.baseline_occupation_satang = 0;
    records.households.insert(house);
    auto kept = records.households.find("h1");
    CHECK(kept->head_name == "นางแดง");
    CHECK(kept->baseline_total_answer == BaselineAnswer::kUnwilling);
    CHECK(kept->baseline_total_satang == std::nullopt);
    CHECK(kept->baseline_occupation_satang == 0);
    kept->status = HouseholdStatus::kActive;
    kept->pace = Pace::kMonthly;
    kept->reporting_day = 7;
    kept->village_code = kOtherVillage;
    CHECK(records.households.update(*kept));
    CHECK(records.households.find("h1")->status == HouseholdStatus::kActive);
    CHECK(records.households.find("h1")->pace == Pace::kMonthly);
    CHECK(records.households.find("h1")->village_code == kVillage);
    house.id = "h2";
    CHECK_FALSE(records.households.update(house));
    house.baseline_occupation_satang.reset();
    CHECK_THROWS_AS(records.households.insert(house), StorageRefused);
    CHECK_THROWS_AS(records.households.insert(household("h3", "92060199")), StorageRefused);
  });
}

TEST_CASE("Households are listed by village, area, number and person") {
  with_records([](Records& records) {
    add_villages(records);
    for (const auto* id : {"h1", "h2", "h3"}) records.households.insert(household(id));
    records.households.insert(household("h4", kOtherVillage));
    CHECK(records.households.list_in_village(kVillage).size() == 3);
    CHECK(records.households.find_by_house_no(kVillage, "h2").at(0).id == "h2");
    CHECK(records.households.list_in_area("9206", "", 3).size() == 3);
    CHECK(records.households.list_in_area("9206", "h3", 3).at(0).id == "h4");
    records.household_links.insert(
        {.id = "l1", .user_id = "U1", .household_id = "h3", .since_ms = 1});
    records.household_links.insert(
        {.id = "l2", .user_id = "U1", .household_id = "h1", .since_ms = 2});
    const auto mine = records.households.list_for_user("U1");
    REQUIRE(mine.size() == 2);
    CHECK(mine[0].id == "h3");
    CHECK(records.households.list_for_user("U2").empty());
  });
}

TEST_CASE("A person is linked to a household once at a time") {
  with_records([](Records& records) {
    add_villages(records);
    records.households.insert(household("h1"));
    HouseholdLinks& links = records.household_links;
    links.insert(
        {.id = "l1", .user_id = "U1", .household_id = "h1", .relation = Relation::kHelper});
    CHECK_THROWS_AS(links.insert({.id = "l2", .user_id = "U1", .household_id = "h1"}),
                    StorageRefused);
    links.insert({.id = "l3", .user_id = "U2", .household_id = "h1", .since_ms = 1});
    CHECK(links.find("U1", "h1")->relation == Relation::kHelper);
    CHECK(links.list_for_household("h1").size() == 2);
    CHECK_FALSE(links.was_ended("U1", "h1"));
    CHECK(links.end("U1", "h1", 5));
    CHECK_FALSE(links.end("U1", "h1", 5));
    CHECK_FALSE(links.find("U1", "h1"));
    CHECK(links.find_by_id("l1")->until_ms == 5);
    CHECK_FALSE(links.find_by_id("l2"));
    CHECK(links.was_ended("U1", "h1"));
    CHECK_FALSE(links.was_ended("U2", "h1"));
    CHECK(links.list_for_user("U1").empty());
    links.insert({.id = "l4", .user_id = "U1", .household_id = "h1"});
    CHECK(links.list_for_user("U1").size() == 1);
  });
}

TEST_CASE("Notices are proof: each showing and answer is kept") {
  with_records([](Records& records) {
    NoticeRecords& notices = records.notice_records;
    notices.insert({.id = "n1", .user_id = "U1", .version = "1", .shown_at_ms = 1});
    notices.insert({.id = "n2", .user_id = "U1", .version = "1", .shown_at_ms = 5});
    CHECK(notices.answer("U1", "1", "agreed", 6));
    CHECK_FALSE(notices.answer("U1", "1", "refused", 7));
    CHECK_FALSE(notices.answer("U1", "2", "agreed", 7));
    CHECK(notices.latest("U1", "1")->answer == "agreed");
    CHECK(notices.latest("U1", "1")->answered_at_ms == 6);
    CHECK(notices.list_for_user("U1").at(0).answer == std::nullopt);
    CHECK(notices.list_for_user("U1").size() == 2);
  });
}

TEST_CASE("A role holds in its area from its beginning to its end") {
  with_records([](Records& records) {
    RoleGrants& roles = records.role_grants;
    roles.insert(
        {.id = "r1", .user_id = "U1", .role = "officer", .area_code = "9206", .from_ms = 10});
    roles.insert({.id = "r2",
                  .user_id = "U1",
                  .role = "leader",
                  .area_code = kVillage,
                  .from_ms = 5,
                  .until_ms = 20});
    CHECK(roles.list_for_user("U1", 4).empty());
    CHECK(roles.list_for_user("U1", 10).size() == 2);
    CHECK(roles.list_for_user("U1", 20).size() == 1);
    CHECK(roles.list_in_area("9206", "officer", 15).at(0).user_id == "U1");
    CHECK(roles.list_in_area("9206", "leader", 15).empty());
    CHECK(roles.list_with_role("leader", 15).at(0).area_code == kVillage);
    CHECK(roles.end("r1", 30));
    CHECK_FALSE(roles.end("r1", 31));
    CHECK(roles.list_for_user("U1", 30).empty());
  });
}

TEST_CASE("A request for help stays until it is closed, the urgent first") {
  with_records([](Records& records) {
    add_villages(records);
    records.households.insert(household("h1"));
    HelpRequests& help = records.help_requests;
    help.insert({.id = "a",
                 .household_id = "h1",
                 .user_id = "U1",
                 .kind = "visit",
                 .text = "ฝนตก",
                 .due_on = "2026-11-20"});
    help.insert({.id = "b",
                 .household_id = "h1",
                 .user_id = "U1",
                 .kind = "other",
                 .urgent = true,
                 .due_on = "2026-11-25"});
    help.insert(
        {.id = "c", .user_id = "U2", .kind = "code", .created_at_ms = 1, .due_on = "2026-11-21"});
    const auto all = help.unclosed_in_area("", 10);
    REQUIRE(all.size() == 3);
    CHECK(all[0].id == "b");
    CHECK(all[2].id == "c");
    CHECK(help.unclosed_in_area("9206", 10).size() == 2);
    CHECK(help.unclosed_in_area("93", 10).empty());
    CHECK(help.take("a", "U-officer"));
    CHECK_FALSE(help.take("a", "U-second"));
    CHECK(help.find("a")->taken_by == "U-officer");
    CHECK(help.find("a")->text == "ฝนตก");
    CHECK(help.close("a", 9));
    CHECK_FALSE(help.close("a", 9));
    CHECK(help.unclosed_for_user("U1").size() == 1);
    CHECK(help.list_for_user("U1").size() == 2);
  });
}

TEST_CASE("A request about one's data is open until it is answered") {
  with_records([](Records& records) {
    DataRequests& requests = records.data_requests;
    requests.insert(
        {.id = "d1", .user_id = "U1", .kind = DataRequestKind::kExport, .due_at_ms = 9});
    requests.insert({.id = "d2", .user_id = "U1", .due_at_ms = 5});
    CHECK(requests.open_requests(10).at(0).id == "d2");
    CHECK(requests.close("d2", DataRequestStatus::kRefused, 4));
    CHECK_FALSE(requests.close("d2", DataRequestStatus::kDone, 4));
    CHECK(requests.open_requests(10).size() == 1);
    CHECK(requests.list_for_user("U1").size() == 2);
  });
}

TEST_CASE("The audit log tells what was done, latest first") {
  with_records([](Records& records) {
    Audit& audit = records.audit;
    audit.insert({"a1", 10, "U1", "income.view", "household", "h1", "{}"});
    audit.insert({"a2", 20, "U2", "income.view", "household", "h1", "{}"});
    audit.insert({"a3", 30, "U2", "role.grant", "person", "U3", "{}"});
    CHECK(audit.about("h1", 10).at(0).id == "a2");
    CHECK(audit.between(10, 30, 10).size() == 2);
    CHECK(audit.purge_before(25, 1) == 1);
    CHECK(audit.purge_before(25, 10) == 1);
    CHECK(audit.between(0, 100, 10).at(0).id == "a3");
  });
}

TEST_CASE("Pushes are counted by month and class") {
  with_records([](Records& records) {
    PushLedger& ledger = records.push_ledger;
    CHECK(ledger.total("2026-11") == 0);
    CHECK(ledger.add("2026-11", "digest", 1) == 1);
    CHECK(ledger.add("2026-11", "digest", 2) == 3);
    CHECK(ledger.add("2026-11", "reminder", 5) == 5);
    CHECK(ledger.add("2026-12", "digest", 1) == 1);
    CHECK(ledger.total("2026-11") == 8);
    CHECK(ledger.list("2026-11").at(1).push_class == "reminder");
  });
}

TEST_CASE("A setting is kept until it is erased") {
  with_records([](Records& records) {
    CHECK_FALSE(records.settings.find("k"));
    records.settings.save("k", "1");
    records.settings.save("k", "2");
    CHECK(records.settings.find("k") == "2");
    CHECK(records.settings.erase("k"));
    CHECK_FALSE(records.settings.erase("k"));
  });
}

}  // namespace sammachip
