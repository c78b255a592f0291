#include "storage/database/migrations.h"

#include <string>

#include "storage/database/statement.h"
#include "storage/schema/schema.h"

namespace sammachip {
namespace {

// In the order in which they were released; append only.
const Migration kMigrations[] = {
    {"messages", messages_schema()},
    {"people", people_schema()},
    {"places", places_schema()},
    {"households", households_schema()},
    {"incomes", incomes_schema()},
    {"office", office_schema()},
    {"programme", programme_schema()},
    {"follow_up", follow_up_schema()},
    {"latest_reports", latest_reports_schema()},
    {"menu_links", menu_links_schema()},
    {"photos", photos_schema()},
    {"erasures", erasures_schema()},
    {"held_buttons", held_buttons_schema()},
    {"notifications", notifications_schema()},
    {"rounds", rounds_schema()},
    {"scheduler", scheduler_schema()},
    {"digest", digest_schema()},
    {"scheduler_pages", scheduler_pages_schema()},
    {"counts", counts_schema()},
    {"held_pushes", held_pushes_schema()},
    {"grants_by_area", grants_by_area_schema()},
    {"planned_visits", planned_visits_schema()},
};

// Keeps a second process that starts at the same time waiting until this one has migrated. On
// SQLite the transaction of each step does that.
class MigrationLock {
 public:
  explicit MigrationLock(Connection& connection) : connection_(connection) {
    if (connection_.engine() == Engine::kPostgresql)
      connection_.execute("SELECT pg_advisory_lock(9206)");
  }
  ~MigrationLock() {
    try {
      if (connection_.engine() == Engine::kPostgresql) {
        connection_.execute("SELECT pg_advisory_unlock(9206)");
      }
    } catch (const StorageError&) {
      // The server is gone, and the lock with it.
    }
  }
  MigrationLock(const MigrationLock&) = delete;
  MigrationLock& operator=(const MigrationLock&) = delete;

 private:
  Connection& connection_;
};

// How many tables are ours' record of versions (0 or 1), and how many there are in all: read in one
// statement, as another process may be creating them.
struct TableCounts {
  long long ours = 0;
  long long all = 0;
};
TableCounts count_tables(Connection& connection) {
  TableCounts counts;
  const std::string names =
      connection.engine() == Engine::kSqlite
          ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
          : "SELECT CAST(tablename AS TEXT) AS name FROM pg_tables WHERE schemaname = "
            "current_schema()";
  Statement statement(
      connection,
      "SELECT COALESCE(SUM(CASE WHEN name = 'schema_migration' THEN 1 ELSE 0 END), 0),"
      " COUNT(*) FROM (" +
          names + ") AS tables",
      out(counts.ours), out(counts.all));
  statement.fetch_one();
  return counts;
}

void apply(Connection& connection, long long version, long long now_ms) {
  Transaction transaction(connection);
  // Two processes may start at once: the second finds the step done.
  if (schema_version(connection) >= version) return;
  const Migration& migration = kMigrations[version - 1];
  for (const auto statement : migration.statements) connection.execute(std::string(statement));
  connection.execute("INSERT INTO schema_migration (version, name, applied_at_ms) VALUES (" +
                     std::to_string(version) + ", '" + std::string(migration.name) + "', " +
                     std::to_string(now_ms) + ")");
  transaction.commit();
}

}  // namespace

std::span<const Migration> all_migrations() { return kMigrations; }

long long schema_version(Connection& connection) {
  const TableCounts tables = count_tables(connection);
  if (tables.ours > 0) return connection.number("SELECT MAX(version) FROM schema_migration");
  if (tables.all == 0) return 0;
  throw StorageError(
      "The database holds another program's tables: name an empty database or a new file.");
}

void migrate(Connection& connection, long long now_ms) {
  migrate_to(connection, std::ssize(kMigrations), now_ms);
}

void migrate_to(Connection& connection, long long version, long long now_ms) {
  const long long found = schema_version(connection);
  if (found > std::ssize(kMigrations)) {
    throw StorageError("The database is at version " + std::to_string(found) +
                       ", made by a newer release; this one knows versions up to " +
                       std::to_string(std::ssize(kMigrations)) +
                       ". Start the newer release, or restore a backup made before it.");
  }
  if (found >= version) return;
  const MigrationLock lock(connection);
  connection.execute(
      "CREATE TABLE IF NOT EXISTS schema_migration (version BIGINT NOT NULL PRIMARY KEY,"
      " name TEXT NOT NULL, applied_at_ms BIGINT NOT NULL)");
  for (long long step = found + 1; step <= version; ++step) apply(connection, step, now_ms);
}

}  // namespace sammachip
