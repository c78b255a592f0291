#include "storage/database/rebuild.h"

#include <thread>

#include "storage/database/migrations.h"
#include "storage/database/query.h"
#include "storage/households/help_requests.h"
#include "storage/households/households.h"
#include "storage/joining/invitations.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"
#include "storage/villages/candidates.h"
#include "storage/villages/places.h"
#include "tests/storage/each_database.h"
#include "tests/storage/filled_database.h"
#include "tests/storage/migration_trial.h"

namespace sammachip {
namespace {

using Catch::Matchers::Contains;

// A purchase's vendor is named, and it has a number of its own; much refers to a purchase.
constexpr std::string_view kPurchaseColumns =
    "id, programme_id, bought_on, vendor, item, quantity, unit, amount_satang, evidence,"
    " evidence_reason, photo_id, status, reason, entered_by, created_at_ms, decided_by,"
    " decided_at_ms, supersedes";
constexpr std::string_view kPurchase =
    "id TEXT NOT NULL PRIMARY KEY,"
    " programme_id TEXT NOT NULL REFERENCES village_programme (id),"
    " bought_on TEXT NOT NULL, vendor TEXT NOT NULL CHECK (vendor <> ''), item TEXT NOT NULL,"
    " quantity TEXT NOT NULL, unit TEXT NOT NULL, amount_satang BIGINT NOT NULL,"
    " evidence TEXT NOT NULL, evidence_reason TEXT NOT NULL, photo_id TEXT, status TEXT NOT NULL,"
    " reason TEXT NOT NULL, entered_by TEXT NOT NULL, created_at_ms BIGINT NOT NULL,"
    " decided_by TEXT, decided_at_ms BIGINT, supersedes TEXT REFERENCES purchase (id)";
constexpr std::string_view kNameVendor[] = {"ADD CONSTRAINT named CHECK (vendor <> '')"};
constexpr Mending kUnnamed[] = {
    {"a purchase names its vendor", "vendor = ''", "vendor = '?'", "id"}};
constexpr Mending kRefused[] = {{"a purchase names its vendor", "vendor = ''", "", "id"}};
constexpr Mending kUseless[] = {{"a purchase names its vendor", "vendor = ''", "item = '?'", "id"}};

Rebuild named_vendors(std::span<const Mending> mendings) {
  return {.table = "purchase",
          .definition = kPurchase,
          .columns = kPurchaseColumns,
          .values = kPurchaseColumns,
          .alterations = kNameVendor,
          .mendings = mendings};
}

}  // namespace

TEST_CASE("A table that others refer to is rebuilt with a new rule; what breaks it is mended") {
  with_filled([](Connection& connection) {
    const Rebuild rebuilds[] = {named_vendors(kUnnamed)};
    const Shape shape = shape_of(connection);
    auto rows = contents_of(connection, shape);
    const Names indexes = index_names(connection);
    const auto steps = steps_and({{"named_vendors", {}, kNewest + 1, rebuilds}});
    const Outcome outcome = migrate_by(connection, steps);
    CHECK(outcome.error.empty());
    CHECK_THAT(joined(outcome.sentences), Contains("Rebuilding purchase") &&
                                              Contains("1 row of purchase") &&
                                              Contains("a purchase names its vendor") &&
                                              Contains("vendor = '?'") && Contains("id b3"));
    CHECK(schema_version(connection) == kNewest + 1);
    CHECK(connection.number("SELECT COUNT(*) FROM purchase WHERE id = 'b3' AND vendor = '?'") == 1);
    connection.execute("UPDATE purchase SET vendor = 'x' WHERE vendor = '?'");
    auto now = contents_of(connection, shape);
    for (auto* all : {&rows, &now}) all->erase("purchase");
    CHECK(now == rows);
    CHECK(connection.number("SELECT COUNT(*) FROM purchase") == 3);
    CHECK(index_names(connection) == indexes);
    CHECK_THROWS_AS(connection.execute("UPDATE purchase SET vendor = ''"), StorageRefused);
    // References hold again, to the table and from it.
    CHECK_THROWS_AS(connection.execute("DELETE FROM purchase WHERE id = 'b2'"), StorageRefused);
    CHECK_THROWS_AS(connection.execute("UPDATE handover SET purchase_id = 'none'"), StorageRefused);
    CHECK_THROWS_AS(connection.execute("UPDATE purchase SET supersedes = 'none'"), StorageRefused);
    CHECK(migrate_by(connection, steps).sentences.empty());
  });
}

TEST_CASE("A key can be another one") {
  static constexpr std::string_view kAlterations[] = {
      "DROP CONSTRAINT task_snooze_pkey", "ADD COLUMN village_code TEXT NOT NULL DEFAULT '-'",
      "ADD PRIMARY KEY (user_id, task, village_code)"};
  with_filled([](Connection& connection) {
    const Rebuild rebuilds[] = {
        {.table = "task_snooze",
         .definition = "user_id TEXT NOT NULL, task TEXT NOT NULL, until_on TEXT NOT NULL,"
                       " village_code TEXT NOT NULL DEFAULT '-',"
                       " PRIMARY KEY (user_id, task, village_code)",
         .columns = "user_id, task, until_on, village_code",
         .values = "user_id, task, until_on, '-'",
         .alterations = kAlterations,
         .mendings = {}}};
    CHECK(migrate_by(connection, steps_and({{"snooze", {}, kNewest + 1, rebuilds}})).error.empty());
    connection.execute("INSERT INTO task_snooze VALUES ('U1', 'visit', '2026-11-01', '92060101')");
    CHECK_THROWS_AS(
        connection.execute("INSERT INTO task_snooze VALUES ('U1', 'visit', '2026-11-02', '-')"),
        StorageRefused);
  });
}

TEST_CASE("Rows that nobody may mend stop a migration before anything is changed") {
  static constexpr std::string_view kTable[] = {"CREATE TABLE before_it (a BIGINT)"};
  with_filled([](Connection& connection) {
    const Shape shape = shape_of(connection);
    const auto rows = contents_of(connection, shape);
    for (const auto mendings :
         {std::span<const Mending>(kRefused), std::span<const Mending>(kUseless)}) {
      const Rebuild rebuilds[] = {named_vendors(mendings)};
      const auto steps =
          steps_and({{"first", kTable, kNewest + 1}, {"named_vendors", {}, kNewest + 2, rebuilds}});
      const Outcome outcome = migrate_by(connection, steps);
      CHECK_THAT(outcome.error, Contains("a purchase names its vendor") &&
                                    Contains("1 row of purchase (id: b3)") &&
                                    Contains("Nothing was changed"));
      CHECK(schema_version(connection) == kNewest);
      CHECK(shape_of(connection) == shape);
      CHECK(contents_of(connection, shape) == rows);
      CHECK_THROWS_AS(connection.execute("UPDATE handover SET purchase_id = 'none'"),
                      StorageRefused);
    }
  });
}

TEST_CASE("Nobody is told of rows that were mended where others stop the step") {
  static constexpr Mending kBoth[] = {
      {"a purchase names its vendor", "vendor = ''", "vendor = '?'", "id"},
      {"a purchase is of a known item", "item = 'พันธุ์'", "", "id"}};
  with_filled([](Connection& connection) {
    const Rebuild rebuilds[] = {named_vendors(kBoth)};
    const Outcome outcome =
        migrate_by(connection, steps_and({{"named", {}, kNewest + 1, rebuilds}}));
    CHECK_THAT(outcome.error, Contains("known item") && Contains("id: b3"));
    CHECK_THAT(joined(outcome.sentences), !Contains("now set to"));
    CHECK(connection.number("SELECT COUNT(*) FROM purchase WHERE vendor = '?'") == 0);
  });
}

TEST_CASE("An error names twenty rows, and says how many there are") {
  with_filled([](Connection& connection) {
    for (int i = 10; i < 35; ++i) {
      connection.execute(
          "INSERT INTO purchase SELECT 'n" + std::to_string(i) +
          "', programme_id, bought_on, '', item, quantity, unit, amount_satang, evidence,"
          " evidence_reason, photo_id, status, reason, entered_by, created_at_ms, decided_by,"
          " decided_at_ms, supersedes FROM purchase WHERE id = 'b3'");
    }
    const Rebuild refused[] = {named_vendors(kRefused)};
    const std::string error =
        migrate_by(connection, steps_and({{"named", {}, kNewest + 1, refused}})).error;
    CHECK_THAT(error, Contains("26 rows of purchase") && Contains("n28, ...)") && !Contains("n29"));
    const Rebuild mended[] = {named_vendors(kUnnamed)};
    const auto said = migrate_by(connection, steps_and({{"named", {}, kNewest + 1, mended}}));
    CHECK_THAT(joined(said.sentences), Contains("26 rows") && Contains("n34"));
  });
}

TEST_CASE("A rebuild that would lose what others refer to is refused (SQLite)") {
  const TemporaryFolder folder;
  Connection connection(parse_location(folder.url()), Access::kReadWrite);
  fill(connection, all_migrations().size());
  std::string values(kPurchaseColumns);
  values.replace(0, 2, "id || '-new'");
  Rebuild rebuilds[] = {named_vendors(kUnnamed)};
  rebuilds[0].values = values;
  const Outcome outcome = migrate_by(connection, steps_and({{"ids", {}, kNewest + 1, rebuilds}}));
  CHECK_THAT(outcome.error, Contains("handover row 1 to purchase") && Contains("Nothing was"));
  CHECK(schema_version(connection) == kNewest);
  CHECK(connection.number("SELECT COUNT(*) FROM purchase WHERE id LIKE '%new'") == 0);
}

TEST_CASE("A disk with too little room is noticed before anything is begun (SQLite)") {
  const TemporaryFolder folder;
  Connection connection(parse_location(folder.url()), Access::kReadWrite);
  fill(connection, all_migrations().size());
  const Rebuild rebuilds[] = {named_vendors(kUnnamed)};
  const auto steps = steps_and({{"named_vendors", {}, kNewest + 1, rebuilds}});
  const long long needed = room_for_rebuild(table_bytes(connection, "purchase"));
  const Outcome outcome = migrate_by(connection, steps, [&] { return needed - 1; });
  CHECK_THAT(outcome.error, Contains("MB are free") && Contains(folder.file("test.db")) &&
                                Contains("Nothing was changed"));
  CHECK(outcome.sentences.empty());
  CHECK(schema_version(connection) == kNewest);
  CHECK(migrate_by(connection, steps, [&] { return needed; }).error.empty());
}

TEST_CASE("A disk that is full in the middle of a rebuild leaves all as it was (SQLite)") {
  const TemporaryFolder folder;
  Connection connection(parse_location(folder.url()), Access::kReadWrite);
  fill(connection, all_migrations().size());
  connection.execute(
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300)"
      " INSERT INTO purchase SELECT 'n' || i, programme_id, bought_on, vendor, item, quantity, "
      "unit,"
      " amount_satang, evidence, evidence_reason, photo_id, status, reason, entered_by,"
      " created_at_ms, decided_by, decided_at_ms, supersedes FROM purchase, n WHERE id = 'b3'");
  const auto rows = contents_of(connection, shape_of(connection));
  connection.number("PRAGMA max_page_count = " +
                    std::to_string(connection.number("PRAGMA page_count") + 1));
  const Rebuild rebuilds[] = {named_vendors(kUnnamed)};
  const auto steps = steps_and({{"named_vendors", {}, kNewest + 1, rebuilds}});
  CHECK_THAT(migrate_by(connection, steps).error, Contains("disk of the database is full"));
  CHECK(schema_version(connection) == kNewest);
  CHECK(contents_of(connection, shape_of(connection)) == rows);
  CHECK(connection.number("PRAGMA foreign_keys") == 1);
  connection.number("PRAGMA max_page_count = 1000000");
  CHECK(migrate_by(connection, steps).error.empty());
}

TEST_CASE("A long rebuild says how far it is (SQLite)") {
  const TemporaryFolder folder;
  Connection connection(parse_location(folder.url()), Access::kReadWrite);
  migrate(connection, all_migrations(), {.now_ms = 1});
  connection.execute(
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 120000)"
      " INSERT INTO task_snooze SELECT 'U' || i, 'visit', '2026-11-01' FROM n");
  const Rebuild rebuilds[] = {
      {.table = "task_snooze",
       .definition = "user_id TEXT NOT NULL, task TEXT NOT NULL, until_on TEXT NOT NULL,"
                     " PRIMARY KEY (task, user_id)",
       .columns = "user_id, task, until_on",
       .values = "user_id, task, until_on",
       .alterations = {},
       .mendings = {}}};
  const Outcome outcome =
      migrate_by(connection, steps_and({{"turned", {}, kNewest + 1, rebuilds}}));
  CHECK(outcome.error.empty());
  CHECK_THAT(joined(outcome.sentences),
             Contains("Rebuilding task_snooze") && Contains("MB, a few seconds at most") &&
                 Contains("41 % copied") && Contains("83 % copied") && Contains("100 % copied"));
  CHECK(connection.number("SELECT COUNT(*) FROM task_snooze") == 120'000);
}

TEST_CASE("Two programs that start at once with a table to rebuild both get it") {
  on_each_engine([](const std::string& url) {
    {
      Connection connection(parse_location(url), Access::kReadWrite);
      fill(connection, all_migrations().size());
    }
    const Rebuild rebuilds[] = {named_vendors(kUnnamed)};
    const auto steps = steps_and({{"named_vendors", {}, kNewest + 1, rebuilds}});
    std::vector<std::string> errors(3);
    std::vector<std::thread> starts;
    for (std::string& error : errors) {
      starts.emplace_back([&] {
        Connection connection(parse_location(url), Access::kReadWrite);
        error = migrate_by(connection, steps).error;
      });
    }
    for (auto& start : starts) start.join();
    CHECK(errors == std::vector<std::string>(3));
  });
}

}  // namespace sammachip
