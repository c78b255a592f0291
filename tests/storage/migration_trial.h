// Migrations tried on databases that are filled, beyond those there are.
#pragma once

#include <functional>
#include <initializer_list>
#include <string>
#include <vector>

#include "storage/database/migrations.h"
#include "storage/database/query.h"
#include "storage/records.h"
#include "tests/storage/each_database.h"
#include "tests/storage/filled_database.h"
#include "tests/support/thrown.h"

namespace sammachip {

inline Names index_names(Connection& connection) {
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
inline std::vector<Migration> steps_and(std::initializer_list<Migration> more) {
  std::vector<Migration> steps(all_migrations().begin(), all_migrations().end());
  steps.insert(steps.end(), more.begin(), more.end());
  return steps;
}

// What a step does to the database at `url`, filled by the newest release: nothing, or its error.
struct Outcome {
  std::string error = {};
  std::vector<std::string> sentences = {};
};

inline Outcome migrate_by(Connection& connection, const std::vector<Migration>& steps,
                          const std::function<long long()>& free_bytes = {}) {
  Outcome outcome;
  outcome.error = words_thrown_by<StorageError>([&] {
    migrate(connection, steps,
            {.now_ms = 1,
             .progress = [&](const std::string& said) { outcome.sentences.push_back(said); },
             .free_bytes = free_bytes});
  });
  return outcome;
}

inline std::string joined(const std::vector<std::string>& lines) {
  std::string all;
  for (const auto& line : lines) all += line + "\n";
  return all;
}

inline void with_filled(const std::function<void(Connection&)>& check) {
  on_each_engine([&](const std::string& url) {
    Connection connection(parse_location(url), Access::kReadWrite);
    fill(connection, all_migrations().size());
    check(connection);
  });
}

inline const long long kNewest = std::ssize(all_migrations());

}  // namespace sammachip
