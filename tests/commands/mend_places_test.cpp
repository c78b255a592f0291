// `village rename`, `village merge` and `village retire`, run as an operator runs them.
#include "handlers/joining/join_codes.h"
#include "storage/database/database.h"
#include "storage/households/household_links.h"
#include "storage/households/household_standings.h"
#include "storage/households/households.h"
#include "storage/households/income_reports.h"
#include "storage/households/income_sums.h"
#include "storage/joining/join_codes.h"
#include "storage/joining/role_grants.h"
#include "storage/machine/audit.h"
#include "storage/records.h"
#include "storage/villages/places.h"
#include "storage/villages/team_members.h"
#include "tests/commands/desk.h"

using namespace sammachip;

namespace {

constexpr const char* kWrong = "92060309";
constexpr const char* kRight = "92060301";

// The wrong village and the right one, with nothing in them.
void add_two_villages(const Desk& desk) {
  std::ofstream(desk.file("villages.csv")) << "92060301,1,ควนเมา,เขากอบ,ห้วยยอด,ตรัง\n"
                                              "92060309,9,ควนเมา,เขากอบ,ห้วยยอด,ตรัง\n";
  REQUIRE(desk.run("village import '" + desk.file("villages.csv") + "'").exit == 0);
}

// The records of a desk, for what no command writes.
struct OpenDesk {
  explicit OpenDesk(const Desk& desk) : database(desk.url("bot.db")), records(database) {}
  Database database;
  Records records;

  void add_house(const HouseholdId& id, const std::string& number, const VillageCode& village,
                 const std::string& head = "") {
    Household house;
    house.id = id;
    house.village_code = village;
    house.house_no = number;
    house.head_name = head;
    house.created_by = "tests";
    house.status = HouseholdStatus::kActive;
    records.households.insert(house);
  }
  // What `household` earned on a day of May 2560.
  void add_report(const ReportId& id, const HouseholdId& household, long long satang) {
    IncomeReport report;
    report.id = id;
    report.household_id = household;
    report.period_from = report.period_to = report.earned_on = "2017-05-03";
    report.amount_satang = satang;
    report.reported_by = "U-reporter";
    records.income_reports.add(report);
  }
  void add_leader(const RoleGrantId& id, const AccountId& user, const VillageCode& village) {
    records.role_grants.insert({id, user, "leader", AreaCode(village.text()), "U-officer", 10, {}});
  }
  std::vector<AuditEntry> audit(const char* subject) {
    return records.audit.about(SubjectId(subject), 10);
  }
};

const std::string kMerge = "village merge --from 92060309 --into 92060301";

}  // namespace

TEST_CASE("A village and each area around it are given another name, which is in the audit") {
  const Desk desk;
  add_two_villages(desk);
  CHECK(desk.run("village rename --code 92060309 --name 'บ้านไร่ใต้' --moo 8").output ==
        "village 92060309: ควนเมา is now ไร่ใต้, moo 9 is now moo 8\n");
  CHECK(desk.run("village rename --code 920603 --name ตำบลเขาขาว").output ==
        "tambon 920603: เขากอบ is now เขาขาว\n");
  CHECK(desk.run("village rename --code 9206 --name ห้วยใหญ่").exit == 0);
  CHECK(desk.run("village rename --code 92 --name พัทลุง").exit == 0);
  CHECK(holds(desk.run("village list").output, "92060309  moo 8  ไร่ใต้, เขาขาว, ห้วยใหญ่, พัทลุง"));
  CHECK(desk.run("village rename --code 92 --name พัทลุง").output ==
        "province 92 is called พัทลุง already.\n");
  OpenDesk open(desk);
  const auto village = open.audit(kWrong);
  REQUIRE(village.size() == 1);
  CHECK(village[0].action == "place.renamed");
  CHECK(village[0].actor == kActsFromCommandLine);
  CHECK(village[0].subject_kind == "village");
  CHECK(village[0].detail_json == R"({"new":"ไร่ใต้","new_moo":8,"old":"ควนเมา","old_moo":9})");
  REQUIRE(open.audit("92").size() == 1);
  CHECK(open.audit("92")[0].detail_json == R"({"new":"พัทลุง","old":"ตรัง"})");
}

TEST_CASE("A name that a list contradicts is mended by the command that the refusal names") {
  const Desk desk;
  add_two_villages(desk);
  std::ofstream(desk.file("new.csv")) << "92060302,2,ลำภู,เขากอบ,ห้วยยอดใหม่,ตรัง\n";
  const std::string import = "village import '" + desk.file("new.csv") + "'";
  CHECK(holds(desk.run(import).output, "village rename --code 9206"));
  REQUIRE(desk.run("village rename --code 9206 --name ห้วยยอดใหม่").exit == 0);
  CHECK(desk.run(import).output == "villages: 1 added, 0 changed, 0 unchanged\n");
}

TEST_CASE("What cannot be renamed is refused") {
  const Desk desk;
  add_two_villages(desk);
  CHECK(holds(desk.run("village rename --code 93 --name ก").output, "There is no province 93."));
  CHECK(desk.run("village rename --code 92060 --name ก").exit == 2);
  CHECK(desk.run("village rename --code 92060309 --name ' '").exit == 1);
  CHECK(desk.run("village rename --code 92060309 --name \"$(printf '\\377')\"").exit == 1);
  CHECK(desk.run("village rename --code 9206 --name ก --moo 3").exit == 1);
}

TEST_CASE("A village that was entered wrongly is merged into the right one with all it has") {
  const Desk desk;
  add_two_villages(desk);
  // This year's row of the right one is untouched, last year's is the wrong one's alone.
  REQUIRE(desk.run("village year --village 92060301 --fiscal-year 2560").exit == 0);
  REQUIRE(desk.run("village year --village 92060309 --fiscal-year 2560 --budget 9000").exit == 0);
  REQUIRE(desk.run("village year --village 92060309 --fiscal-year 2559").exit == 0);
  REQUIRE(desk.run("join-code --village 92060309").exit == 0);
  std::string code;
  {
    OpenDesk open(desk);
    code = open.records.join_codes.list_in_village(kWrong).at(0).code;
    auto year = open.records.places.find_programme(kWrong, 2560).value();
    open.records.places.save_state(year.id, VillageState::kHasLeader, VillagePause::kNone);
    open.add_house("h1", "1", kRight, "แดง");
    open.add_house("h9", "9", kWrong, "ดำ");
    open.add_house("empty", "๑", kWrong, "");
    open.add_report("i1", "h1", 300);
    open.add_report("i9", "h9", 20);
    open.add_leader("g1", "U-leader", kWrong);
  }
  const std::string moved =
      "  houses: 1\n  years: 2\n  months: 1\n  roles: 1\n  join codes: 1\n"
      "dropped: the year 2560 of 92060301, in which nothing was done\n"
      "dropped: house ๑ of 92060309, of which nothing is known\n";
  CHECK(desk.run(kMerge + " --dry-run").output ==
        "92060309 would be merged into 92060301; moved:\n" + moved);
  CHECK(OpenDesk(desk).records.households.find("h9")->village_code == VillageCode(kWrong));
  CHECK(OpenDesk(desk).audit(kWrong).empty());
  CHECK(desk.run(kMerge).output == "92060309 was merged into 92060301; moved:\n" + moved);
  OpenDesk open(desk);
  Records& records = open.records;
  CHECK(records.households.find("h9")->village_code == VillageCode(kRight));
  CHECK_FALSE(records.households.find("empty"));
  CHECK(records.places.find_programme(kRight, 2560)->state == VillageState::kHasLeader);
  CHECK(records.places.find_programme(kRight, 2560)->budget_satang == 900'000);
  CHECK(records.places.years_of(kRight).size() == 2);
  CHECK(records.join_codes.find(code)->village_code == VillageCode(kRight));
  CHECK(records.role_grants.list_for_user("U-leader", 100).at(0).area_code == AreaCode(kRight));
  CHECK(records.income_sums.village(kRight, "2017-05", Basis::kGross)->sum_satang == 320);
  CHECK(records.income_sums.recount().empty());
  CHECK(records.household_standings.recount().empty());
  const auto audit = open.audit(kWrong);
  REQUIRE(audit.size() == 1);
  CHECK(audit[0].action == "village.merged");
  CHECK(audit[0].detail_json ==
        R"({"houses":1,"into":"92060301","join codes":1,"months":1,"roles":1,"years":2})");
  CHECK(holds(desk.run("village list").output, "households: 0  merged into 92060301"));
  CHECK(holds(desk.run("doctor").output, "kept sums: equal to a recount"));
}

TEST_CASE("What came to a merged village meanwhile is moved by merging it once more") {
  const Desk desk;
  add_two_villages(desk);
  CHECK(holds(desk.run(kMerge).output, "moved: nothing"));
  { OpenDesk(desk).add_house("late", "7", kWrong); }
  CHECK(holds(desk.run(kMerge).output, "houses: 1"));
  CHECK(holds(desk.run("village merge --from 92060301 --into 92060309").output,
              "the village 92060309 was merged into 92060301"));
}

TEST_CASE("A merge says all that stands in its way, and changes nothing") {
  const Desk desk;
  add_two_villages(desk);
  REQUIRE(desk.run("village year --village 92060301 --fiscal-year 2560").exit == 0);
  REQUIRE(desk.run("village year --village 92060309 --fiscal-year 2560").exit == 0);
  {
    OpenDesk open(desk);
    for (const auto* village : {kWrong, kRight}) {
      const auto year = open.records.places.find_programme(village, 2560).value();
      open.records.places.save_state(year.id, VillageState::kHasLeader, VillagePause::kNone);
    }
    open.add_house("h1", "12/1", kRight, "แดง");
    open.add_house("h2", "12/1", kWrong, "แดง");
    open.records.household_links.insert({"l2", "U2", "h2", Relation::kHead, 1, {}});
    open.add_house("h3", "7", kRight, "แดง");
    open.add_house("h4", "7", kWrong, "ดำ");  // Bare, but of other people.
    open.add_leader("g1", "U-one", kWrong);
    open.add_leader("g2", "U-other", kRight);
  }
  const Ran ran = desk.run(kMerge);
  CHECK(ran.exit == 1);
  CHECK(holds(ran.output, "nothing was changed"));
  CHECK(holds(ran.output, "both have the year 2560, and something was done in each"));
  CHECK(holds(ran.output, "\"ยกเลิกปีนี้\""));
  CHECK(holds(ran.output, "both have a house 12/1"));
  CHECK(holds(ran.output, "both have a house 7"));
  CHECK(holds(ran.output, "both have a leader"));
  OpenDesk open(desk);
  CHECK(open.records.households.list_in_village(kWrong).size() == 2);
  CHECK(open.audit(kWrong).empty());
}

TEST_CASE("Villages that are none, or one, are not merged") {
  const Desk desk;
  add_two_villages(desk);
  CHECK(holds(desk.run("village merge --from 92060309 --into 92060309").output, "one village"));
  CHECK(holds(desk.run("village merge --from 92060309 --into 92060302").output,
              "no village 92060302"));
  CHECK(holds(desk.run("village merge --from 92060302 --into 92060309").output,
              "no village 92060302"));
}

TEST_CASE("A village is retired, is no place to choose then, and can be one again") {
  const Desk desk;
  add_two_villages(desk);
  REQUIRE(desk.run("join-code --village 92060309").exit == 0);
  std::string code;
  {
    OpenDesk open(desk);
    code = open.records.join_codes.list_in_village(kWrong).at(0).code;
    open.add_house("h9", "9", kWrong);
  }
  CHECK(holds(desk.run("village retire --code 92060309").output, "92060309 ควนเมา retired"));
  CHECK(holds(desk.run("village retire --code 92060309").output, "Nothing to do"));
  CHECK(holds(desk.run("village list").output, "households: 1  retired"));
  CHECK_FALSE(OpenDesk(desk).records.join_codes.find(code));
  const std::string refusal =
      "the village 92060309 was retired; to have it back: sammachip-bot village retire --code "
      "92060309 --undo";
  CHECK(holds(desk.run("village import '" + desk.file("villages.csv") + "'").output,
              "line 2: " + refusal));
  for (const char* command :
       {"join-code --village 92060309", "village year --village 92060309",
        "village merge --from 92060301 --into 92060309", "invite leader --area 92060309",
        "village add --code 92060309 --moo 9 --name ก --tambon ข --district ค --province ง"}) {
    INFO(command);
    const Ran ran = desk.run(command);
    CHECK(ran.exit == 1);
    CHECK(holds(ran.output, refusal));
  }
  CHECK(desk.run("export households --area 92060309 --output '" + desk.file("h.csv") + "'").exit ==
        0);
  CHECK(holds(desk.run("village retire --code 92060309 --undo").output, "a place to choose again"));
  CHECK(holds(desk.run("village retire --code 92060309 --undo").output, "is not retired"));
  OpenDesk open(desk);
  CHECK(open.records.join_codes.find(code));
  const auto audit = open.audit(kWrong);
  std::vector<std::string> actions;
  for (const auto& entry : audit) actions.push_back(entry.action);
  std::ranges::sort(actions);
  CHECK(actions == std::vector<std::string>{"export", "village.reopened", "village.retired"});
}

TEST_CASE("A village with a year in progress or people with a role is not retired") {
  const Desk desk;
  add_two_villages(desk);
  const std::string retire = "village retire --code 92060309";
  CHECK(holds(desk.run("village retire --code 92060302").output, "no village 92060302"));
  REQUIRE(desk.run("village year --village 92060309").exit == 0);
  const Ran ran = desk.run(retire);
  CHECK(ran.exit == 1);
  CHECK(holds(ran.output, "is in progress"));
  CHECK(holds(ran.output, "\"ปิดปี\""));
  {
    OpenDesk open(desk);
    const auto year = open.records.places.years_of(kWrong).at(0);
    CHECK(holds(ran.output, "The year " + std::to_string(year.fiscal_year_be) + " of village"));
    open.records.places.save_state(year.id, VillageState::kOpened, VillagePause::kCancelled);
    open.add_leader("g1", "U-leader", kWrong);
  }
  CHECK(holds(desk.run(retire).output, "(leader: 1)"));
  CHECK_FALSE(OpenDesk(desk).records.places.find_village(kWrong)->village.retired_at_ms);
  OpenDesk(desk).records.role_grants.end("g1", 20);
  CHECK(desk.run(retire).exit == 0);
  CHECK(OpenDesk(desk).records.places.find_village(kWrong)->village.retired_at_ms);
}
