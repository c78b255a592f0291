#include "storage/database/migrations.h"

#include <algorithm>
#include <map>
#include <set>
#include <thread>

#include "storage/database/query.h"
#include "storage/database/rebuild.h"
#include "storage/households/help_requests.h"
#include "storage/households/households.h"
#include "storage/joining/invitations.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"
#include "storage/villages/candidates.h"
#include "storage/villages/places.h"
#include "tests/storage/each_database.h"
#include "tests/storage/filled_database.h"

namespace sammachip {
namespace {

using Catch::Matchers::Contains;

Names index_names(Connection& connection) {
  Query<std::string()> names(
      connection,
      connection.engine() == Engine::kSqlite
          ? "SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY name"
          : "SELECT CAST(indexname AS TEXT) FROM pg_indexes WHERE schemaname = 'public'"
            " AND indexdef NOT LIKE '%UNIQUE INDEX %\\_pkey %' AND indexname NOT LIKE '%\\_key'"
            " ORDER BY indexname");
  return names.all();
}

// All steps there are, and `more`.
std::vector<Migration> steps_and(std::initializer_list<Migration> more) {
  std::vector<Migration> steps(all_migrations().begin(), all_migrations().end());
  steps.insert(steps.end(), more.begin(), more.end());
  return steps;
}

// What a step does to the database at `url`, filled by the newest release: nothing, or its error.
struct Outcome {
  std::string error = {};
  std::vector<std::string> sentences = {};
};

Outcome migrate_by(Connection& connection, const std::vector<Migration>& steps,
                   const std::function<long long()>& free_bytes = {}) {
  Outcome outcome;
  try {
    migrate(connection, steps,
            {.now_ms = 1,
             .progress = [&](const std::string& said) { outcome.sentences.push_back(said); },
             .free_bytes = free_bytes});
  } catch (const StorageError& error) {
    outcome.error = error.what();
  }
  return outcome;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string all;
  for (const auto& line : lines) all += line + "\n";
  return all;
}

void with_filled(const std::function<void(Connection&)>& check) {
  on_each_engine([&](const std::string& url) {
    Connection connection(parse_location(url), Access::kReadWrite);
    fill(connection, all_migrations().size());
    check(connection);
  });
}

const long long kNewest = std::ssize(all_migrations());

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

TEST_CASE("A filled database of every released step keeps what it holds") {
  on_each_engine([](const std::string& url) {
    Connection fresh(parse_location(url), Access::kReadWrite);
    migrate(fresh, all_migrations(), {.now_ms = 1});
    const Shape newest = shape_of(fresh);
    for (std::size_t version = 0; version <= all_migrations().size(); ++version) {
      INFO("from version " << version);
      const TemporaryFolder folder;
      const std::string old_url =
          fresh.engine() == Engine::kSqlite ? folder.url() : Postgres::instance()->make_database();
      Connection connection(parse_location(old_url), Access::kReadWrite);
      fill(connection, version);
      CHECK(schema_version(connection) == static_cast<long long>(version));
      const Shape old = shape_of(connection);
      const auto held = contents_of(connection, old);
      for (const auto& [table, rows] : held) {
        INFO("tests/storage/written.sql writes nothing into " << table);
        CHECK_FALSE(rows.empty());
      }
      migrate(connection, all_migrations(), {.now_ms = 1});
      CHECK(schema_version(connection) == kNewest);
      CHECK(shape_of(connection) == newest);
      CHECK(index_names(connection) == index_names(fresh));
      CHECK(contents_of(connection, old) == held);
    }
  });
}

TEST_CASE("Both engines hold the same after every step") {
  if (Postgres::instance() == nullptr) return;
  const TemporaryFolder folder;
  Connection sqlite(parse_location(folder.url()), Access::kReadWrite);
  Connection postgresql(parse_location(Postgres::instance()->make_database()), Access::kReadWrite);
  fill(sqlite, all_migrations().size());
  fill(postgresql, all_migrations().size());
  const Shape shape = shape_of(sqlite);
  CHECK(shape == shape_of(postgresql));
  CHECK(index_names(sqlite) == index_names(postgresql));
  CHECK(contents_of(sqlite, shape) == contents_of(postgresql, shape));
}

TEST_CASE("What was kept before the villages' years had tables stays, and is as new otherwise") {
  on_each_engine([](const std::string& url) {
    {
      Connection old(parse_location(url), Access::kReadWrite);
      migrate(old, all_migrations().first(6), {.now_ms = 1});
      for (const char* statement : {
               "INSERT INTO province VALUES ('92', 'ตรัง')",
               "INSERT INTO district VALUES ('9206', 'ห้วยยอด', '92', '', '')",
               "INSERT INTO tambon VALUES ('920601', 'นาวง', '9206')",
               "INSERT INTO village VALUES ('92060101', 1, 'บ้านนา', '920601')",
               "INSERT INTO village_programme VALUES ('p1', '92060101', 2569, 20, 5, 1600000)",
               "INSERT INTO household VALUES ('h1', '92060101', '12', 'นางแดง', 4, '', '', '', '',"
               " 'missing', NULL, 'missing', NULL, '', 'weekly', 0, 'active', 5, 'U1')",
               "INSERT INTO line_account (user_id, status, language, called, muted_until_ms,"
               " created_at_ms, last_seen_ms) VALUES ('U1', 'active', 'th', 'แดง', 0, 5, 5)",
               "INSERT INTO help_request VALUES"
               " ('r1', 'h1', 'U1', 'visit', NULL, 'open', NULL, 0, 5, '2026-11-20', NULL)",
               "INSERT INTO invitation VALUES ('AB', 'leader', '92060101', 'U1', 5, 9, NULL, NULL)",
           }) {
        old.execute(statement);
      }
    }
    Database database(url);
    Records records(database);
    const auto programme = records.places.find_programme_by_id("p1");
    CHECK(programme->budget_satang == 1'600'000);
    CHECK(programme->state == VillageState::kOpened);
    CHECK(programme->pause == VillagePause::kNone);
    CHECK(programme->kpi_practising_percent == 85);
    CHECK(programme->kpi_rise_percent == 3);
    CHECK(programme->kpi_groups_percent == 10);
    CHECK(programme->occupation.empty());
    const auto house = records.households.find("h1");
    CHECK(house->head_name == "นางแดง");
    CHECK(house->programme_id == std::nullopt);
    CHECK_FALSE(house->no_phone);
    CHECK(house->notice_due_on.empty());
    CHECK(records.line_accounts.find("U1")->active_role.empty());
    CHECK(records.help_requests.find("r1")->asked_for == "self");
    CHECK(records.help_requests.find("r1")->visit_id == std::nullopt);
    CHECK(records.invitations.find("AB")->team_member_id == std::nullopt);
  });
}

TEST_CASE("Hand-overs that a house has twice of one purchase become one that hides no lack") {
  on_each_engine([](const std::string& url) {
    const auto steps = all_migrations();
    const auto evidence = std::find_if(
        steps.begin(), steps.end(), [](const Migration& step) { return step.name == "evidence"; });
    Connection connection(parse_location(url), Access::kReadWrite);
    fill(connection, static_cast<std::size_t>(evidence - steps.begin()));
    const auto insert = [&](const char* id, const char* house, const char* quantity,
                            const char* status, int at_ms) {
      connection.execute(
          "INSERT INTO handover (id, programme_id, purchase_id, household_id,"
          " quantity, status, given_by, created_at_ms, answered_at_ms) VALUES ('" +
          std::string(id) + "', 'p1', 'b3', '" + house + "', '" + quantity + "', '" + status +
          "', 'U1', " + std::to_string(at_ms) + ", " +
          (std::string(status) == "waiting" ? "NULL" : "9") + ")");
    };
    insert("n1", "h1", "1 กิโล", "got", 1);
    insert("n2", "h1", "2 กิโล", "not_got", 2);
    insert("n3", "h1", "3 กิโล", "waiting", 3);
    insert("n4", "h2", "1 กิโล", "got", 4);
    insert("n5", "h2", "2 กิโล", "got", 5);
    insert("n6", "h3", "1 กิโล", "waiting", 6);
    migrate(connection, steps, {.now_ms = 1});
    Query<std::string()> left(connection,
                              "SELECT id || ' ' || status || ' ' || quantity FROM handover"
                              " WHERE purchase_id = 'b3' ORDER BY id");
    CHECK(left.all() == std::vector<std::string>{"n2 not_got 1 กิโล + 2 กิโล + 3 กิโล",
                                                 "n5 got 1 กิโล + 2 กิโล", "n6 waiting 1 กิโล"});
    CHECK(connection.number("SELECT COUNT(*) FROM handover WHERE purchase_id = 'b2'") == 2);
    CHECK_THROWS_AS(insert("n7", "h3", "1 กิโล", "waiting", 7), StorageRefused);
  });
}

TEST_CASE("A migration that fails leaves the database at its old version, whole") {
  on_each_engine([](const std::string& url) {
    Connection connection(parse_location(url), Access::kReadWrite);
    migrate(connection, all_migrations().first(1), {.now_ms = 1});
    const Shape before = shape_of(connection);
    connection.execute("CREATE TABLE forum (x BIGINT)");  // In the way of the seventh step.
    CHECK_THROWS_AS(migrate(connection, all_migrations(), {.now_ms = 1}), StorageError);
    CHECK(schema_version(connection) == 1);
    connection.execute("DROP TABLE forum");
    CHECK(shape_of(connection) == before);
    migrate(connection, all_migrations(), {.now_ms = 1});
    CHECK(schema_version(connection) == kNewest);
  });
}

TEST_CASE("An older program refuses a newer database and says what to do") {
  with_filled([](Connection& connection) {
    const auto newer = steps_and({{"half", {}, kNewest + 1}, {"whole", {}, kNewest + 2}});
    REQUIRE(migrate_by(connection, newer).error.empty());
    const Outcome outcome = migrate_by(connection, steps_and({}));
    CHECK_THAT(outcome.error, Contains("version " + std::to_string(kNewest + 2)) &&
                                  Contains("newer release") &&
                                  Contains("up to " + std::to_string(kNewest)));
    CHECK_THAT(outcome.error,
               Contains("the oldest that may run on it knows " + std::to_string(kNewest + 2)));
  });
}

TEST_CASE("An older program runs on a newer database whose steps say that it may") {
  with_filled([](Connection& connection) {
    const auto newer = steps_and({{"index", {}, kNewest}, {"another", {}, kNewest}});
    REQUIRE(migrate_by(connection, newer).error.empty());
    CHECK(migrate_by(connection, steps_and({})).error.empty());
    CHECK(schema_version(connection) == kNewest + 2);
    // The one before it knows too little.
    CHECK_THROWS_AS(check_version(connection, all_migrations().first(all_migrations().size() - 1)),
                    StorageError);
  });
}

TEST_CASE("A database from before the record of who may run is refused by an older program") {
  with_filled([](Connection& connection) {
    connection.execute("ALTER TABLE schema_migration DROP COLUMN runs_from");
    connection.execute("INSERT INTO schema_migration VALUES (99, 'later', 1)");
    CHECK_THAT(migrate_by(connection, steps_and({})).error, Contains("version 99"));
    connection.execute("DELETE FROM schema_migration WHERE version = 99");
    CHECK(migrate_by(connection, steps_and({{"more", {}, kNewest + 1}})).error.empty());
    CHECK(connection.number("SELECT runs_from FROM schema_migration WHERE name = 'more'") ==
          kNewest + 1);
  });
}

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
