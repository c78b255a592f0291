// The steps of a rebuild, all in the transaction of its migration:
//   1. Rows that break a new rule which does not say how to mend them end it: it throws before
//      anything was changed.
//   2. The rows that break the other new rules are mended, and named to the operator.
//   3. On SQLite the new table is made under another name, all rows are copied into it, the old one
//      is dropped, the new one gets its name, and its indexes and triggers are made again. On
//      PostgreSQL the table is altered where it stands.
//
// For example, `purchase` gets CHECK (amount_satang > 0), mended as "amount_satang = 1". Two
// purchases of 0 are set to 1, the operator reads their ids, and the table is copied.
#include "storage/database/rebuild.h"

#include <algorithm>
#include <vector>

#include "storage/database/query.h"

namespace sammachip {
namespace {

// Of an old disk: the machine of bench/README.md rebuilt 27 to 40 million a second (a table of 300
// MB).
constexpr long long kBytesPerSecond = 13'000'000;
// How many rows are copied before the operator is told how far it is: a twentieth of the table, but
// not fewer.
constexpr long long kFewestAtOnce = 50'000;
constexpr std::size_t kNamedInAnError = 20;
constexpr std::size_t kNamedInALine = 50;
// A WAL is at least this much; and an office's other programs go on.
constexpr long long kRoomBeside = 16 << 20;

std::string size_and_time(long long bytes) {
  const long long seconds = bytes / kBytesPerSecond;
  std::string text = std::to_string((bytes + 999'999) / 1'000'000) + " MB";
  if (seconds < 5) return text + ", a few seconds at most";
  if (seconds < 90) return text + ", up to " + std::to_string(seconds) + " seconds";
  return text + ", up to " + std::to_string((seconds + 59) / 60) + " minutes";
}

std::string joined(std::span<const std::string> parts) {
  std::string all;
  for (const auto& part : parts) all.append(all.empty() ? "" : ", ").append(part);
  return all;
}

std::string rows_of(std::size_t count, std::string_view table) {
  return std::to_string(count) + (count == 1 ? " row of " : " rows of ") + std::string(table);
}

// What the rows that break the rule are called by, in order.
std::vector<std::string> broken_rows(Connection& connection, std::string_view table,
                                     const Mending& mending) {
  const std::string key(mending.key);
  Query<std::string()> broken(connection, "SELECT CAST(" + key + " AS TEXT) FROM " +
                                              std::string(table) + " WHERE " +
                                              std::string(mending.broken) + " ORDER BY " + key);
  return broken.all();
}

// Ends the rebuild, naming the first of `rows` and the rule that they break.
[[noreturn]] void refuse(std::string_view table, const Mending& mending,
                         const std::vector<std::string>& rows) {
  const bool are_all = rows.size() <= kNamedInAnError;
  const auto named = std::span(rows).first(are_all ? rows.size() : kNamedInAnError);
  throw StorageError("The database keeps its version: a new rule, \"" + std::string(mending.rule) +
                     "\", is broken by " + rows_of(rows.size(), table) + " (" +
                     std::string(mending.key) + ": " + joined(named) + (are_all ? "" : ", ...") +
                     "). Correct them with the release before, then start this one again. "
                     "Nothing was changed.");
}

// Sets the rows that break the rule to what it says, and names them. Throws if some still break it.
void mend(Connection& connection, std::string_view table, const Mending& mending,
          const Progress& progress) {
  const std::vector<std::string> rows = broken_rows(connection, table, mending);
  if (rows.empty()) return;
  connection.execute("UPDATE " + std::string(table) + " SET " + std::string(mending.mended) +
                     " WHERE " + std::string(mending.broken));
  if (const auto left = broken_rows(connection, table, mending); !left.empty()) {
    refuse(table, mending, left);
  }
  progress("A new rule, \"" + std::string(mending.rule) + "\", was broken by " +
           rows_of(rows.size(), table) + ", which are now set to " + std::string(mending.mended) +
           ":");
  for (std::size_t first = 0; first < rows.size(); first += kNamedInALine) {
    const std::size_t count = std::min(kNamedInALine, rows.size() - first);
    progress("  " + std::string(mending.key) + " " + joined(std::span(rows).subspan(first, count)));
  }
}

// Copies the rows by ranges of the rowid, so that the operator hears how far it is.
void copy(Connection& connection, const Rebuild& rebuild, const std::string& to,
          const Progress& progress) {
  const std::string from(rebuild.table);
  const long long first = connection.number("SELECT MIN(rowid) FROM " + from);
  const long long last = connection.number("SELECT MAX(rowid) FROM " + from);
  const long long at_once = std::max(kFewestAtOnce, (last - first) / 20 + 1);
  Query<void(long long, long long)> some(
      connection, "INSERT INTO " + to + " (" + std::string(rebuild.columns) + ") SELECT " +
                      std::string(rebuild.values) + " FROM " + from +
                      " WHERE rowid >= :first AND rowid < :end");
  for (long long at = first; at <= last; at += at_once) {
    some.run(at, at + at_once);
    if (last - first < at_once) continue;
    const long long done = std::min(at + at_once, last + 1) - first;
    progress("  " + from + ": " + std::to_string(100 * done / (last + 1 - first)) + " % copied");
  }
}

void rebuild_on_sqlite(Connection& connection, const Rebuild& rebuild, const Progress& progress) {
  const std::string table(rebuild.table);
  const std::string fresh = "new_" + table;
  // They go with the old table.
  const std::vector<std::string> indexes_and_triggers =
      Query<std::string(std::string_view)>(connection,
                                           "SELECT sql FROM sqlite_schema WHERE tbl_name = :table"
                                           " AND type IN ('index', 'trigger')"
                                           " AND sql IS NOT NULL ORDER BY name")
          .all(table);
  connection.execute("CREATE TABLE " + fresh + " (" + std::string(rebuild.definition) + ")");
  copy(connection, rebuild, fresh, progress);
  connection.execute("DROP TABLE " + table);
  connection.execute("ALTER TABLE " + fresh + " RENAME TO " + table);
  for (const std::string& statement : indexes_and_triggers) connection.execute(statement);
}

}  // namespace

long long table_bytes(Connection& connection, std::string_view table) {
  if (connection.engine() == Engine::kPostgresql) {
    return connection.number("SELECT pg_total_relation_size('" + std::string(table) + "')");
  }
  // The table and its indexes, each named; the whole file would be read else.
  Query<std::string(std::string_view)> names(
      connection,
      "SELECT name FROM sqlite_schema WHERE tbl_name = :table AND type IN ('table', 'index')");
  Query<std::optional<long long>(std::string_view)> size(
      connection, "SELECT SUM(pgsize) FROM dbstat WHERE name = :name AND aggregate = TRUE");
  long long bytes = 0;
  for (const std::string& name : names.all(table)) bytes += size.only(name).value_or(0);
  return bytes;
}

long long room_for_rebuild(long long table_bytes) { return 3 * table_bytes + kRoomBeside; }

void rebuild(Connection& connection, const Rebuild& rebuild, const Progress& progress) {
  progress("Rebuilding " + std::string(rebuild.table) + ": " +
           size_and_time(table_bytes(connection, rebuild.table)) + ".");
  const bool is_sqlite = connection.engine() == Engine::kSqlite;
  if (!is_sqlite) progress("  The server's disk needs as much free room, which is not seen here.");
  // First what stops the step: nobody is told that rows were mended which then were not.
  for (const Mending& mending : rebuild.mendings) {
    if (!mending.mended.empty()) continue;
    const auto rows = broken_rows(connection, rebuild.table, mending);
    if (!rows.empty()) refuse(rebuild.table, mending, rows);
  }
  for (const Mending& mending : rebuild.mendings) {
    if (!mending.mended.empty()) mend(connection, rebuild.table, mending, progress);
  }
  if (is_sqlite) return rebuild_on_sqlite(connection, rebuild, progress);
  for (const std::string_view alteration : rebuild.alterations) {
    connection.execute("ALTER TABLE " + std::string(rebuild.table) + " " + std::string(alteration));
  }
}

void check_references(Connection& connection, const Progress& progress) {
  progress("Checking that what refers to a row finds it.");
  using Broken = std::tuple<std::string, std::optional<long long>, std::string>;
  Query<Broken()> broken(connection,
                         "SELECT \"table\", rowid, \"parent\" FROM pragma_foreign_key_check");
  const std::vector<Broken> rows = broken.all();
  if (rows.empty()) return;
  std::vector<std::string> named;
  for (const auto& [table, row, parent] : rows) {
    if (named.size() == kNamedInAnError) break;
    std::string name = table + " row " + std::to_string(row.value_or(0));
    named.push_back(name.append(" to ").append(parent));
  }
  throw StorageError("The database keeps its version: " + std::to_string(rows.size()) +
                     " of its references would lead nowhere (" + joined(named) +
                     "). Nothing was changed.");
}

}  // namespace sammachip
