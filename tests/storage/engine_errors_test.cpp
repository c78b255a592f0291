#include "storage/database/engine_errors.h"

#include <fstream>
#include <map>

#include "storage/database/query.h"
#include "tests/storage/each_database.h"
#include "tests/support/thrown.h"

namespace sammachip {
namespace {

using Catch::Matchers::Contains;

// Which of our errors it is.
std::string kind_of(const std::function<void()>& work) {
  static const std::map<std::type_index, std::string> kKinds{
      {typeid(StorageBusy), "busy"},       {typeid(StorageFull), "full"},
      {typeid(StorageDamaged), "damaged"}, {typeid(StorageLost), "lost"},
      {typeid(StorageRefused), "refused"}, {typeid(StorageError), "another"}};
  const auto thrown = thrown_by<StorageError>(work);
  return thrown ? kKinds.at(thrown->type) : "none";
}

void with_postgresql(const std::function<void(Connection&)>& check) {
  auto* server = Postgres::instance();
  if (server == nullptr) return;
  Connection connection(parse_location(server->make_database()), Access::kReadWrite);
  check(connection);
}

}  // namespace

TEST_CASE("What PostgreSQL says has one meaning (appendix A of its manual)") {
  with_postgresql([](Connection& connection) {
    const std::pair<std::string, std::string> meanings[] = {
        {"40001", "busy"},  // Two that cannot both have been first.
        {"40P01", "busy"},  // A deadlock.
        {"55P03", "busy"},  // A lock that did not come in time.
        {"57014", "busy"},  // Cancelled, or too slow.
        {"08006", "lost"},    {"57P01", "lost"},    {"57P03", "lost"},
        {"25006", "lost"},  // It has become a standby.
        {"53100", "full"},    {"XX001", "damaged"}, {"XX002", "damaged"},
        {"23505", "refused"}, {"23503", "refused"}, {"23514", "refused"},
        {"42P01", "another"}, {"22P02", "another"}, {"53200", "another"},
    };
    for (const auto& [state, meaning] : meanings) {
      INFO(state);
      const std::string raise =
          "DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '" + state + "'; END $$";
      CHECK(kind_of([&] { connection.execute(raise); }) == meaning);
      Query<void()> prepared(connection, "CREATE TABLE IF NOT EXISTS t (a BIGINT)");
      CHECK(kind_of([&] { prepared.run(); }) == "none");
    }
  });
}

TEST_CASE("Two that cannot both have been first are told that the database is busy") {
  auto* server = Postgres::instance();
  if (server == nullptr) return;
  const Location location = parse_location(server->make_database());
  Connection one(location, Access::kReadWrite);
  Connection two(location, Access::kReadWrite);
  one.execute("CREATE TABLE t (a BIGINT)");
  one.execute("INSERT INTO t VALUES (1)");
  one.execute("BEGIN ISOLATION LEVEL REPEATABLE READ");
  CHECK(one.number("SELECT a FROM t") == 1);
  two.execute("UPDATE t SET a = 2");
  Query<void(long long)> late(one, "UPDATE t SET a = :a");
  CHECK(kind_of([&] { late.run(3); }) == "busy");
  one.execute("ROLLBACK");
  late.run(3);
  CHECK(two.number("SELECT a FROM t") == 3);
}

TEST_CASE("A server that ends, and a socket that was closed, are lost") {
  auto* server = Postgres::instance();
  if (server == nullptr) return;
  Connection connection(parse_location(server->make_database()), Access::kReadWrite);
  Query<long long()> seven(connection, "SELECT CAST(7 AS BIGINT)");
  CHECK(seven.only() == 7);
  server->drop_connections();
  CHECK(kind_of([&] { seven.only(); }) == "lost");  // 57P01, and its connection with it.
  CHECK_FALSE(connection.is_alive());
  CHECK(kind_of([&] { seven.only(); }) == "lost");
  CHECK(kind_of([&] { connection.execute("BEGIN"); }) == "lost");
}

TEST_CASE("A prepared statement whose table was changed meanwhile works at its next run") {
  with_postgresql([](Connection& connection) {
    connection.execute("CREATE TABLE t (a INTEGER)");
    connection.execute("INSERT INTO t VALUES (1)");
    Query<std::string()> all(connection, "SELECT * FROM t");
    CHECK(all.all() == Ids{"1"});
    connection.execute("ALTER TABLE t ALTER COLUMN a TYPE TEXT");
    CHECK(kind_of([&] { all.all(); }) == "another");  // "cached plan must not change result type"
    CHECK(all.all() == Ids{"1"});
    CHECK(connection.number("SELECT COUNT(*) FROM pg_prepared_statements") < 3);
  });
}

TEST_CASE("A statement that fails again and again leaves nothing on the server") {
  with_postgresql([](Connection& connection) {
    connection.execute("CREATE TABLE t (a BIGINT UNIQUE)");
    Query<void(long long)> add(connection, "INSERT INTO t VALUES (:a)");
    add.run(1);
    for (int i = 0; i < 20; ++i) {
      const Transaction transaction(connection);
      CHECK(kind_of([&] { add.run(1); }) == "refused");
    }
    CHECK(connection.number("SELECT COUNT(*) FROM pg_prepared_statements") < 6);
  });
}

TEST_CASE("A damaged SQLite file is told apart, at the start and later") {
  const TemporaryFolder folder;
  {
    Connection connection(parse_location(folder.url()), Access::kReadWrite);
    connection.execute("CREATE TABLE t (a TEXT)");
    connection.execute(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500)"
        " INSERT INTO t SELECT 'long enough to fill some pages of the file' FROM n");
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)");
  }
  const auto spoil = [&](int at) {
    std::fstream file(folder.file("test.db"), std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(at);
    file << std::string(3000, 'x');
  };
  spoil(4096 * 2 + 4);
  {
    Connection connection(parse_location(folder.url()), Access::kReadWrite);
    Query<std::string()> all(connection, "SELECT a FROM t");
    CHECK(kind_of([&] { all.all(); }) == "damaged");
  }
  spoil(100);
  CHECK(kind_of([&] { Connection(parse_location(folder.url()), Access::kReadWrite); }) ==
        "damaged");
  std::ofstream(folder.file("letter.db")) << std::string(5000, 'x');
  CHECK(kind_of([&] { Connection(parse_location(folder.url("letter.db")), Access::kReadWrite); }) ==
        "damaged");
}

}  // namespace sammachip
