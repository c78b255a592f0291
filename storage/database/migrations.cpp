#include "storage/database/migrations.h"

#include <sqlite3.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string>
#include <tuple>

#include "storage/database/attempt.h"
#include "storage/database/query.h"
#include "storage/database/rebuild.h"
#include "storage/schema/schema.h"

namespace sammachip {
namespace {

// In the order in which they were released; append only.
const Migration kMigrations[] = {
    {"messages", messages_schema(), 1},
    {"people", people_schema(), 2},
    {"places", places_schema(), 3},
    {"households", households_schema(), 4},
    {"incomes", incomes_schema(), 5},
    {"office", office_schema(), 6},
    {"programme", programme_schema(), 7},
    {"follow_up", follow_up_schema(), 8},
    {"latest_reports", latest_reports_schema(), 9},
    {"menu_links", menu_links_schema(), 10},
    {"photos", photos_schema(), 11},
    {"erasures", erasures_schema(), 12},
    {"held_buttons", held_buttons_schema(), 13},
    {"notifications", notifications_schema(), 14},
    {"rounds", rounds_schema(), 15},
    {"scheduler", scheduler_schema(), 16},
    {"digest", digest_schema(), 17},
    {"scheduler_pages", scheduler_pages_schema(), 18},
    {"counts", counts_schema(), 19},
    {"held_pushes", held_pushes_schema(), 20},
    {"grants_by_area", grants_by_area_schema(), 21},
    {"planned_visits", planned_visits_schema(), 22},
    {"quick_retention", quick_retention_schema(), 22},
    {"ceilings", {}, 22, ceilings()},
    // An older release would keep an erased person in it.
    {"proposals", proposals_schema(), 25},
    {"record_by", record_by_schema(), 26},
    // An older release would not note where words went, so that they could not be taken back.
    {"said", said_schema(), 27},
    // A release before writes what it hands out in words alone, as this step leaves what it finds.
    {"evidence", evidence_schema(), 27},
    {"sent_ids", sent_ids_schema(), 27},
    // An older release would keep an erased person in it.
    {"stuck", stuck_schema(), 30},
    {"shown_buttons", shown_buttons_schema(), 30},
    {"forum_time", forum_time_schema(), 30},
    {"retired_villages", retired_villages_schema(), 30},
    {"wrong_codes", wrong_codes_schema(), 30},
};

// Keeps a second process that starts at the same time waiting until this one has migrated. On
// SQLite the transaction does that.
class MigrationLock {
 public:
  explicit MigrationLock(Connection& connection) : connection_(connection) {
    if (connection_.engine() == Engine::kPostgresql)
      connection_.execute("SELECT pg_advisory_lock(9206)");
  }
  ~MigrationLock() {
    // If it fails, the server is gone, and the lock with it.
    went_through([this] {
      if (connection_.engine() == Engine::kPostgresql) {
        connection_.execute("SELECT pg_advisory_unlock(9206)");
      }
    });
  }
  MigrationLock(const MigrationLock&) = delete;
  MigrationLock& operator=(const MigrationLock&) = delete;

 private:
  Connection& connection_;
};

// On SQLite a table that others refer to cannot be dropped while references are checked, and the
// checks cannot be switched off inside a transaction. What was built is checked before the COMMIT.
class ReferencesUnchecked {
 public:
  explicit ReferencesUnchecked(Connection& connection) : connection_(connection) {
    connection_.execute("PRAGMA foreign_keys = OFF");
  }
  ~ReferencesUnchecked() {
    // It cannot fail: nothing is read or written.
    went_through([this] { connection_.execute("PRAGMA foreign_keys = ON"); });
  }
  ReferencesUnchecked(const ReferencesUnchecked&) = delete;
  ReferencesUnchecked& operator=(const ReferencesUnchecked&) = delete;

 private:
  Connection& connection_;
};

// How many tables are ours' record of versions (0 or 1), and how many there are in all: read in one
// statement, as another process may be creating them.
std::tuple<long long, long long> count_tables(Connection& connection) {
  const std::string names =
      connection.engine() == Engine::kSqlite
          ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
          : "SELECT CAST(tablename AS TEXT) AS name FROM pg_tables WHERE schemaname = "
            "current_schema()";
  Query<std::tuple<long long, long long>()> counts(
      connection,
      "SELECT COALESCE(SUM(CASE WHEN name = 'schema_migration' THEN 1 ELSE 0 END), 0),"
      " COUNT(*) FROM (" +
          names + ") AS tables");
  return counts.only();
}

// Which program may run on a step's result was not always recorded.
bool records_who_may_run(Connection& connection) {
  return connection.number(
             connection.engine() == Engine::kSqlite
                 ? "SELECT COUNT(*) FROM pragma_table_info('schema_migration')"
                   " WHERE name = 'runs_from'"
                 : "SELECT COUNT(*) FROM information_schema.columns WHERE column_name = 'runs_from'"
                   " AND table_schema = current_schema() AND table_name = 'schema_migration'") > 0;
}

void prepare_record(Connection& connection) {
  connection.execute(
      "CREATE TABLE IF NOT EXISTS schema_migration (version BIGINT NOT NULL PRIMARY KEY,"
      " name TEXT NOT NULL, applied_at_ms BIGINT NOT NULL, runs_from BIGINT)");
  if (records_who_may_run(connection)) return;
  connection.execute("ALTER TABLE schema_migration ADD COLUMN runs_from BIGINT");
}

// The oldest version whose program may run on the database.
long long oldest_that_runs(Connection& connection) {
  return connection.number(records_who_may_run(connection)
                               ? "SELECT MAX(COALESCE(runs_from, version)) FROM schema_migration"
                               : "SELECT MAX(version) FROM schema_migration");
}

void apply(Connection& connection, const Migration& step, long long version,
           const MigrationSettings& settings) {
  for (const auto statement : step.statements) connection.execute(std::string(statement));
  for (const auto& table : step.rebuilds) rebuild(connection, table, settings.progress);
  Query<void(long long, std::string_view, long long, long long)> record(
      connection,
      "INSERT INTO schema_migration (version, name, applied_at_ms, runs_from)"
      " VALUES (:version, :name, :now, :runs_from)");
  record.run(version, step.name, settings.now_ms, step.runs_from);
}

void check_room(Connection& connection, std::span<const Migration> steps,
                const MigrationSettings& settings) {
  long long needed = 0;
  for (const auto& step : steps) {
    for (const auto& table : step.rebuilds) {
      needed += room_for_rebuild(table_bytes(connection, table.table));
    }
  }
  const std::string file = sqlite3_db_filename(connection.sqlite(), "main");
  const long long free =
      settings.free_bytes
          ? settings.free_bytes()
          : static_cast<long long>(
                std::filesystem::space(std::filesystem::absolute(file).parent_path()).available);
  if (free >= needed) return;
  const auto megabytes = [](long long bytes) { return std::to_string(bytes / 1'000'000) + " MB"; };
  throw StorageFull("The database keeps its version: to rebuild its tables takes " +
                    megabytes(needed) + " on the disk of '" + file + "' for a while, and " +
                    megabytes(free) +
                    " are free. Free some space, then start again. "
                    "Nothing was changed.");
}

}  // namespace

std::span<const Migration> all_migrations() { return kMigrations; }

long long schema_version(Connection& connection) {
  const auto [ours, all] = count_tables(connection);
  if (ours > 0) return connection.number("SELECT MAX(version) FROM schema_migration");
  if (all == 0) return 0;
  throw StorageError(
      "The database holds another program's tables: name an empty database or a new file.");
}

long long check_version(Connection& connection, std::span<const Migration> steps) {
  const long long found = schema_version(connection);
  const long long known = std::ssize(steps);
  if (found <= known) return found;
  const long long oldest = oldest_that_runs(connection);
  if (oldest <= known) return found;
  throw StorageError("The database is at version " + std::to_string(found) +
                     ", made by a newer release; this one knows versions up to " +
                     std::to_string(known) + ", and the oldest that may run on it knows " +
                     std::to_string(oldest) +
                     ". Start the newer release, or restore a backup made before it.");
}

void migrate(Connection& connection, std::span<const Migration> steps,
             const MigrationSettings& settings) {
  const auto lacking = [&] {
    const auto found = static_cast<std::size_t>(check_version(connection, steps));
    return steps.subspan(std::min(found, steps.size()));
  };
  const auto rebuilds = [](const Migration& step) { return !step.rebuilds.empty(); };
  if (lacking().empty()) return;
  const MigrationLock lock(connection);
  const bool is_sqlite = connection.engine() == Engine::kSqlite;
  const bool has_rebuilds = std::ranges::any_of(lacking(), rebuilds);
  std::optional<ReferencesUnchecked> unchecked;
  if (has_rebuilds && is_sqlite) {
    // Of a new file there is nothing to rebuild.
    if (std::ssize(lacking()) < std::ssize(steps)) check_room(connection, lacking(), settings);
    unchecked.emplace(connection);
  }
  Transaction transaction(connection);
  prepare_record(connection);
  // Two processes may start at once: the second finds the steps done.
  const auto todo = lacking();
  long long version = std::ssize(steps) - std::ssize(todo);
  MigrationSettings said = settings;
  // An empty database takes no time worth telling of.
  if (version == 0) said.progress = [](const std::string&) {};
  for (const Migration& step : todo) apply(connection, step, ++version, said);
  if (unchecked && !todo.empty()) check_references(connection, said.progress);
  transaction.commit();
}

}  // namespace sammachip
