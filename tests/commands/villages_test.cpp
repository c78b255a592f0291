// `village import` and `village year`, run as an operator runs them.
#include "storage/database/database.h"
#include "storage/records.h"
#include "storage/villages/places.h"
#include "tests/commands/desk.h"
#include "tests/commands/listed.h"

using namespace sammachip;

namespace {

constexpr const char* kTwoVillages =
    "code,moo,name,tambon,district,province\r\n"
    "92060301,1,ควนเมา,เขากอบ,ห้วยยอด,ตรัง\r\n"
    "92060302,2,ลำภู,เขากอบ,ห้วยยอด,ตรัง\r\n";

Ran import(const Desk& desk, const std::string& csv, const std::string& flags = "") {
  std::ofstream(desk.file("villages.csv")) << csv;
  return desk.run("village import " + flags + " '" + desk.file("villages.csv") + "'");
}

}  // namespace

TEST_CASE("A list of villages is imported once, and again only what changed") {
  const Desk desk;
  CHECK(import(desk, kTwoVillages).output == "villages: 2 added, 0 changed, 0 unchanged\n");
  CHECK(holds(desk.run("village list").output, "92060302  moo 2  ลำภู, เขากอบ, ห้วยยอด, ตรัง"));
  CHECK(import(desk, kTwoVillages).output == "villages: 0 added, 0 changed, 2 unchanged\n");
  const Ran third = import(desk,
                           "92060302,3,ลำภูใต้,เขากอบ,ห้วยยอด,ตรัง\n"
                           "92060303,3,ใหม่,เขากอบ,ห้วยยอด,ตรัง\n");
  CHECK(third.output == "villages: 1 added, 1 changed, 0 unchanged\n");
  CHECK(holds(desk.run("village list").output, "92060302  moo 3  ลำภูใต้"));
}

TEST_CASE("An import leaves an office's telephone alone") {
  const Desk desk;
  REQUIRE(desk.run("village add --code 92060309 --moo 9 --name ทดลอง --tambon เขากอบ "
                   "--district ห้วยยอด --province ตรัง --phone 075-000-001")
              .exit == 0);
  REQUIRE(import(desk, kTwoVillages).exit == 0);
  Database database(desk.url("bot.db"));
  CHECK(Records(database).places.find_district("9206")->office_phone == "075-000-001");
}

TEST_CASE("One bad line, and nothing of the list is imported; all bad lines are named at once") {
  const Desk desk;
  REQUIRE(import(desk, kTwoVillages).exit == 0);
  const Ran ran = import(desk,
                         "92060304,4,ดี,เขากอบ,ห้วยยอด,ตรัง\n"
                         "92060305,ห้า,ก,เขากอบ,ห้วยยอด,ตรัง\n"
                         "92060306,6,ข,เขาขาว,ห้วยยอด,พัทลุง\n");
  CHECK(ran.exit == 1);
  CHECK(holds(ran.output, "2 lines of"));
  CHECK(holds(ran.output, "line 2: moo is no number from 0 to 99: ห้า"));
  CHECK(holds(ran.output, "line 3: the province 92 is called พัทลุง, and ตรัง in line 1"));
  CHECK_FALSE(holds(desk.run("village list").output, "92060304"));
}

TEST_CASE("A list that contradicts the records is refused") {
  const Desk desk;
  REQUIRE(import(desk, kTwoVillages).exit == 0);
  const Ran ran = import(desk, "92060304,4,ดี,เขาขาว,ห้วยยอด,ตรัง\n");
  CHECK(ran.exit == 1);
  CHECK(holds(ran.output, "line 1: the tambon 920603 is called เขาขาว, and เขากอบ in the records"));
  CHECK_FALSE(holds(desk.run("village list").output, "92060304"));
}

TEST_CASE("Of very many bad lines fifty are shown and the others counted") {
  const Desk desk;
  std::string csv;
  for (int i = 0; i < 60; ++i) csv += "1,1,ก,ข,ค,ง\n";
  const Ran ran = import(desk, csv);
  CHECK(holds(ran.output, "60 lines of"));
  CHECK(holds(ran.output, "  line 50: "));
  CHECK_FALSE(holds(ran.output, "  line 51: "));
  CHECK(holds(ran.output, "and 10 more"));
}

TEST_CASE("The same list in another encoding changes nothing") {
  const Desk desk;
  REQUIRE(import(desk, kOfficeList).output == "villages: 3 added, 0 changed, 0 unchanged\n");
  for (const std::string& again :
       {in_encoding("windows-874", kOfficeList), "\xFF\xFE" + in_encoding("UTF-16LE", kOfficeList),
        replaced(kOfficeList, "\u0E33", "\u0E4D\u0E32"), replaced(kOfficeList, ",", ";")}) {
    CHECK(import(desk, again).output == "villages: 0 added, 0 changed, 3 unchanged\n");
  }
}

TEST_CASE("With --skip-bad the good lines are imported, and the bad ones named") {
  const Desk desk;
  REQUIRE(import(desk, kTwoVillages).exit == 0);
  const std::string list =
      "92060403,3,ใหม่,นาวง,ห้วยยอด,ตรัง\n"
      "92060404,สี่,ดี,นาวง,ห้วยยอด,ตรัง\n"
      "92060305,5,งาม,เขาขาว,ห้วยยอด,ตรัง\n";
  REQUIRE(import(desk, list).exit == 1);
  const Ran ran = import(desk, list, "--skip-bad");
  CHECK(ran.exit == 0);
  CHECK(holds(ran.output, "Left out: 2 lines of"));
  CHECK(holds(ran.output, "line 2: moo is no number from 0 to 99: สี่"));
  CHECK(holds(ran.output, "line 3: the tambon 920603 is called เขาขาว, and เขากอบ in the records"));
  CHECK(holds(ran.output, "villages: 1 added, 0 changed, 0 unchanged\n"));
  const std::string all = desk.run("village list").output;
  CHECK(holds(all, "92060403"));
  CHECK_FALSE(holds(all, "92060404"));
  CHECK_FALSE(holds(all, "92060305"));
  CHECK(holds(all, "92060301  moo 1  ควนเมา, เขากอบ"));
  const Ran none = import(desk, "92060304,สี่,ดี,เขากอบ,ห้วยยอด,ตรัง\n", "--skip-bad");
  CHECK(none.exit == 1);
  CHECK(holds(none.output, "Nothing was imported: 1 line of"));
  // A list that cannot be read has no good lines.
  CHECK(import(desk, "PK\x03\x04", "--skip-bad").exit == 1);
}

TEST_CASE("With --dry-run each line is told with what it would change, and nothing is written") {
  const Desk desk;
  REQUIRE(import(desk, kTwoVillages).exit == 0);
  const std::string list =
      "92060301,1,ควนเมา,เขากอบ,ห้วยยอด,ตรัง\n"
      "92060302,3,ลำภูใต้,เขากอบ,ห้วยยอด,ตรัง\n"
      "92060303,4,ใหม่,เขากอบ,ห้วยยอด,ตรัง\n";
  const std::string before = desk.run("village list").output;
  const Ran ran = import(desk, list, "--dry-run");
  CHECK(ran.exit == 0);
  CHECK(ran.output ==
        "same     92060301  moo 1  ควนเมา\n"
        "changed  92060302  moo 2  ลำภู -> moo 3  ลำภูใต้\n"
        "new      92060303  moo 4  ใหม่, เขากอบ, ห้วยยอด, ตรัง\n"
        "nothing was written; it would be: villages: 1 added, 1 changed, 1 unchanged\n");
  const Ran bad = import(desk, list + "92060304,สี่,ดี,เขากอบ,ห้วยยอด,ตรัง\n", "--dry-run");
  CHECK(bad.exit == 1);
  CHECK(holds(bad.output, "new      92060303"));
  CHECK(holds(bad.output, "line 4: moo is no number"));
  CHECK(desk.run("village list").output == before);
}

TEST_CASE(
    "Names of letters that nobody can read, from an earlier import, give way to the right list") {
  const Desk desk;
  {
    Database database(desk.url("bot.db"));
    Records records(database);
    records.places.upsert(Province{"92", "ตรัง"});
    records.places.upsert(District{"9299", "ลําลองดี", "92", "075-000-001", ""});
    records.places.upsert(Tambon{"929901", "ล\u0099", "9299"});
    records.places.upsert(Village{"92990101", 1, "ก\u0099", "929901"});
  }
  const std::string list =
      "92990101,1,ทุ่ง,ลำลอง,ลำลองดี,ตรัง\n"
      "92990102,2,ควน,ลำลอง,ลำลองดี,ตรัง\n";
  CHECK(holds(import(desk, list, "--dry-run").output,
              "changed  92990101  tambon  ล\uFFFD -> ลำลอง\n"));
  CHECK(import(desk, list).output == "villages: 1 added, 1 changed, 0 unchanged\n");
  CHECK(holds(desk.run("village list").output, "92990101  moo 1  ทุ่ง, ลำลอง, ลำลองดี, ตรัง"));
  Database database(desk.url("bot.db"));
  CHECK(Records(database).places.find_district("9299")->office_phone == "075-000-001");
}

TEST_CASE("A village that is added by hand has names as a list's are kept, or is refused") {
  const Desk desk;
  const std::string around = " --tambon ต.เขากอบ --district อ.ห้วยยอด --province จังหวัดตรัง";
  REQUIRE(desk.run("village add --code 92060301 --moo 1 --name ' บ้านลําภู'" + around).exit == 0);
  CHECK(holds(desk.run("village list").output, "moo 1  ลำภู, เขากอบ, ห้วยยอด, ตรัง"));
  const Ran bad = desk.run("village add --code 92060302 --moo 2 --name 'ก\u0099'" + around);
  CHECK(bad.exit == 1);
  CHECK(holds(bad.output, "the village has U+0099, which stands in no name"));
  CHECK_FALSE(holds(desk.run("village list").output, "92060302"));
}

TEST_CASE("Rows that are no part of an office's list are told") {
  const Desk desk;
  CHECK(import(desk, kOfficeList + "รวม,3,,,,\nลงชื่อ,,,,,\n").output ==
        "no part of the list: line 5, 6\nvillages: 3 added, 0 changed, 0 unchanged\n");
}

TEST_CASE("A village takes part in a year with its own targets, and what is not given stays") {
  const Desk desk;
  REQUIRE(import(desk, kTwoVillages).exit == 0);
  CHECK_FALSE(holds(desk.run("village list").output, "year"));
  CHECK(holds(desk.run("village year --village 92060301 --fiscal-year 2560").output,
              "year 2560  households: 20  team: 5  budget: 0 baht  practising: 85 %  rise: 3 %  "
              "groups: 10 %"));
  REQUIRE(desk.run("village year --village 92060301 --fiscal-year 2560 --budget 20000").exit == 0);
  REQUIRE(desk.run("village year --village 92060301 --fiscal-year 2560 --team 6").exit == 0);
  CHECK(holds(desk.run("village list").output,
              "year 2560  households: 20  team: 6  budget: 20000 baht  practising: 85 %"));
  const Ran aims = desk.run(
      "village year --village 92060301 --practising-percent 90 --rise-percent 5 --groups-percent "
      "0");
  CHECK(holds(aims.output, "practising: 90 %  rise: 5 %  groups: 0 %"));
  CHECK_FALSE(holds(aims.output, "year 2560"));  // The present one.
  CHECK(desk.run("village year --village 92060301 --practising-percent 101").exit == 2);
  CHECK(desk.run("village year --village 92060309").exit == 1);
  CHECK(desk.run("village year --village 92060301 --households 0").exit == 2);
}
