// `household import`, run as an operator runs it.
#include "storage/database/database.h"
#include "storage/households/household_links.h"
#include "storage/households/households.h"
#include "storage/machine/audit.h"
#include "storage/records.h"
#include "tests/commands/desk.h"
#include "tests/commands/listed.h"

using namespace sammachip;

namespace {

// Two houses of a village; of the first somebody is on LINE, of the second somebody reports who
// does not live there.
void add_houses(const Desk& desk) {
  REQUIRE(desk.run("village add --code 92060301 --moo 1 --name ควนเมา --tambon เขากอบ --district "
                   "ห้วยยอด --province ตรัง")
              .exit == 0);
  Database database(desk.url("bot.db"));
  Records records(database);
  Transaction transaction(database.writer());
  for (const char* number : {"90", "3/1"}) {
    Household house;
    house.id = HouseholdId(std::string("house ") + number);
    house.village_code = "92060301";
    house.house_no = number;
    house.created_by = "tests";
    house.status = HouseholdStatus::kActive;
    records.households.insert(house);
  }
  records.household_links.insert({"l1", "U1", "house 90", Relation::kHead, 1, {}});
  records.household_links.insert({"l2", "U2", "house 3/1", Relation::kHelper, 1, {}});
  transaction.commit();
}

Ran import_houses(const Desk& desk, const std::string& csv, const std::string& flags = "") {
  std::ofstream(desk.file("houses.csv")) << csv;
  return desk.run("household import " + flags + " '" + desk.file("houses.csv") + "'");
}

bool has_no_phone(const Desk& desk, const HouseholdId& id) {
  Database database(desk.url("bot.db"));
  Records records(database);
  return records.households.find(id).value().no_phone;
}

}  // namespace

TEST_CASE("Houses without a telephone are marked from a list, and the mark is taken off again") {
  const Desk desk;
  add_houses(desk);
  const Ran first = import_houses(desk,
                                  "house_no,head,no_phone,village_code\r\n"
                                  "'3/1,ยายแช่ม,yes,92060301\r\n"
                                  "90,,,92060301\r\n");
  CHECK(first.output == "households: 1 changed, 0 unchanged\n");
  CHECK(has_no_phone(desk, "house 3/1"));
  CHECK_FALSE(has_no_phone(desk, "house 90"));
  {
    Database database(desk.url("bot.db"));
    Records records(database);
    const auto audit = records.audit.about("house 3/1", 5);
    REQUIRE(audit.size() == 1);
    CHECK(audit.front().action == "household.no_phone");
    CHECK(audit.front().actor == "command line");
  }
  CHECK(import_houses(desk, "village_code,house_no,no_phone\n๙๒๐๖๐๓๐๑,๓/๑,ไม่ใช่\n").output ==
        "households: 1 changed, 0 unchanged\n");
  CHECK_FALSE(has_no_phone(desk, "house 3/1"));
}

TEST_CASE("What the export wrote can be imported again, and changes nothing") {
  const Desk desk;
  add_houses(desk);
  REQUIRE(import_houses(desk, "village_code,house_no,no_phone\n92060301,3/1,yes\n").exit == 0);
  REQUIRE(
      desk.run("export households --area 92060301 --output '" + desk.file("out.csv") + "'").exit ==
      0);
  CHECK(desk.run("household import '" + desk.file("out.csv") + "'").output ==
        "households: 0 changed, 2 unchanged\n");
}

TEST_CASE("A list with bad lines changes nothing, and each of them is named") {
  const Desk desk;
  add_houses(desk);
  const Ran ran = import_houses(desk,
                                "village_code,house_no,no_phone\n"
                                "92060301,3/1,yes\n"
                                "92060301,90,yes\n"
                                "92060301,77,yes\n"
                                "92060302,3/1,no\n"
                                "92060301,3/1,no\n"
                                "92060301,90,maybe\n");
  CHECK(ran.exit == 1);
  CHECK(holds(ran.output, "Nothing was imported: 6 lines of"));
  CHECK(holds(ran.output, "line 2: line 6 says otherwise of house 3/1 of 92060301"));
  CHECK(holds(ran.output, "line 3: somebody of house 90 of 92060301 is on LINE"));
  CHECK(holds(ran.output, "line 4: there is no house 77 in village 92060301"));
  CHECK(holds(ran.output, "line 5: there is no house 3/1 in village 92060302"));
  CHECK(holds(ran.output, "line 6: line 2 is about house 3/1 of 92060301 too"));
  CHECK(holds(ran.output, "line 7: no_phone is neither yes nor no: maybe"));
  CHECK_FALSE(has_no_phone(desk, "house 3/1"));
  CHECK(holds(import_houses(desk, "village,house_no\n92060301,90\n").output,
              "line 1: no column is named village_code; no column is named no_phone"));
  CHECK(holds(import_houses(desk, "").output, "line 1: the file is empty"));
}

TEST_CASE("A list of houses is read in every encoding, with every separator, under a title") {
  const Desk desk;
  add_houses(desk);
  const std::string yes = "Houses\nvillage_code\thouse_no\tno_phone\n92060301\t3/1\tใช่\n";
  const std::string no = "\xEF\xBB\xBFvillage code;house no;No_Phone;;\n92060301;3/1;ไม่ใช่;;\n";
  for (const std::string& one : {"\xFF\xFE" + in_encoding("UTF-16LE", yes), no,
                                 in_encoding("windows-874", yes), in_encoding("UTF-16BE", no)}) {
    CHECK(import_houses(desk, one).output == "households: 1 changed, 0 unchanged\n");
  }
  CHECK(holds(import_houses(desk, "PK\x03\x04").output,
              "houses.csv cannot be taken.\n  this is an Excel workbook: open it"));
  CHECK(holds(import_houses(desk, yes + "9.20603E+07\t90\tใช่\n").output,
              "line 4: the spreadsheet changed the code to 9.20603e+07"));
  CHECK(holds(import_houses(desk, yes + "92060301\t90\t\xE0\xB8\n").output,
              "line 4: a letter is broken"));
}

TEST_CASE("The good lines of a list of houses can be taken alone, or told without writing") {
  const Desk desk;
  add_houses(desk);
  const std::string list =
      "village_code,house_no,no_phone\n92060301,3/1,yes\n92060301,77,yes\n92060301,90,no\n";
  const Ran dry = import_houses(desk, list, "--dry-run --skip-bad");
  CHECK(dry.exit == 0);
  CHECK(holds(dry.output,
              "changed  house 3/1 of 92060301  a telephone -> no telephone\n"
              "same     house 90 of 92060301  a telephone\n"));
  CHECK(holds(dry.output, "line 3: there is no house 77"));
  CHECK(
      holds(dry.output, "nothing was written; it would be: households: 1 changed, 1 unchanged\n"));
  CHECK(import_houses(desk, list, "--dry-run").exit == 1);
  CHECK_FALSE(has_no_phone(desk, "house 3/1"));
  const Ran ran = import_houses(desk, list, "--skip-bad");
  CHECK(ran.exit == 0);
  CHECK(holds(ran.output, "Left out: 1 line of"));
  CHECK(holds(ran.output, "households: 1 changed, 1 unchanged\n"));
  CHECK(has_no_phone(desk, "house 3/1"));
}
