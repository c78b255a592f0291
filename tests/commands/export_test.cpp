// `export`, run as an operator runs it.
#include "storage/database/database.h"
#include "storage/machine/audit.h"
#include "storage/records.h"
#include "tests/commands/desk.h"

using namespace sammachip;

TEST_CASE("An area's households go into a file of the operator's own, and into the audit") {
  const Desk desk;
  REQUIRE(desk.run("demo-seed").exit == 0);
  const std::string file = desk.file("houses.csv");
  const Ran ran = desk.run("export households --area 920603 --output '" + file + "'");
  CHECK(ran.output == "written: " + file + "\n");
  CHECK(ran.exit == 0);
  CHECK(std::filesystem::status(file).permissions() ==
        (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
  std::ifstream in(file);
  std::string first;
  std::getline(in, first);
  CHECK(holds(first, "village_code,moo,village"));
  Database database(desk.url("bot.db"));
  Records records(database);
  const auto entries = records.audit.between(0, 9'999'999'999'999, 10);
  REQUIRE(entries.size() == 1);
  CHECK(entries[0].action == "export");
  CHECK(entries[0].subject_kind == "households");
  CHECK(entries[0].subject_id == "920603");
}

TEST_CASE("An export of no area, an unknown one, or into a strange file is refused") {
  const Desk desk;
  REQUIRE(desk.run("demo-seed").exit == 0);
  CHECK(desk.run("export reports --output x.csv").exit != 0);
  CHECK(desk.run("export reports --area 92060 --output x.csv").exit != 0);
  CHECK(holds(desk.run("export reports --area 93 --output x.csv").output, "no village in area 93"));
  CHECK(holds(desk.run("export reports --area 92 --output x.md").output, "must end in .csv"));
  CHECK(holds(desk.run("export lessons --area 92 --occupation gold --output x.md").output,
              "no occupation gold"));
  CHECK(desk.run("export lessons --area 92 --output '" + desk.file("lessons.md") + "'").exit == 0);
}
