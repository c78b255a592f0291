#include "tests/storage/filled_database.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <stdexcept>
#include <string>

#include "storage/database/migrations.h"
#include "storage/database/query.h"
#include "tests/storage/each_database.h"
#include "tests/support/places.h"

namespace sammachip {
namespace {

// The SQL of each step, by its name.
std::map<std::string, std::string> read_written() {
  const std::string heading = "-- step ";
  const std::string path = source_dir() + "/tests/storage/written.sql";
  std::ifstream file(path);
  if (!file) throw std::runtime_error("there is no " + path);
  std::map<std::string, std::string> written;
  std::string step;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with(heading)) {
      step = line.substr(heading.size());
    } else if (!step.empty()) {
      written[step] += line + "\n";
    }
  }
  return written;
}

Names columns_of(Connection& connection, const std::string& table) {
  Query<std::string(std::string_view)> names(
      connection, connection.engine() == Engine::kSqlite
                      ? "SELECT name FROM pragma_table_info(:table) ORDER BY name"
                      : "SELECT CAST(column_name AS TEXT) FROM information_schema.columns"
                        " WHERE table_schema = 'public' AND table_name = :table"
                        " ORDER BY column_name");
  return names.all(table);
}

}  // namespace

void fill(Connection& connection, std::size_t version) {
  static const std::map<std::string, std::string> written = read_written();
  for (std::size_t step = 1; step <= version; ++step) {
    migrate(connection, all_migrations().first(step), {.now_ms = 1});
    const auto found = written.find(std::string(all_migrations()[step - 1].name));
    if (found != written.end()) connection.execute(found->second);
  }
}

Shape shape_of(Connection& connection) {
  Shape shape;
  for (const auto& table : table_names(connection)) {
    if (table != "schema_migration") shape[table] = columns_of(connection, table);
  }
  return shape;
}

Contents contents_of(Connection& connection, const Shape& shape) {
  Contents contents;
  for (const auto& [table, columns] : shape) {
    std::string text;
    for (const auto& column : columns) {
      text += text.empty() ? "" : " || '|' || ";
      text += "COALESCE(CAST(" + column + " AS TEXT), 'NULL')";
    }
    Query<std::string()> all(connection, "SELECT " + text + " FROM " + table);
    contents[table] = all.all();
    std::ranges::sort(contents[table]);
  }
  return contents;
}

}  // namespace sammachip
