#include "storage/database/migrations.h"

#include <algorithm>

#include "storage/database/query.h"
#include "storage/households/help_requests.h"
#include "storage/households/households.h"
#include "storage/joining/invitations.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"
#include "storage/villages/places.h"
#include "tests/storage/each_database.h"
#include "tests/storage/filled_database.h"
#include "tests/storage/migration_trial.h"

namespace sammachip {
namespace {

using Catch::Matchers::Contains;

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

}  // namespace sammachip
