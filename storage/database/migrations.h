#pragma once

#include <span>
#include <string_view>

#include "storage/database/connection.h"

namespace sammachip {

// One step from a version of the tables to the next: its number is its place in all_migrations(),
// from 1.
struct Migration {
  std::string_view name;
  std::span<const std::string_view> statements;
};

// Every step there has been, oldest first. Append only: a released step is never edited.
std::span<const Migration> all_migrations();

// Returns the version `connection`'s database is at; 0 if it is empty. Throws StorageError if the
// database holds someone else's tables.
long long schema_version(Connection& connection);

// Brings the database to `version` (by default the newest), each step in a transaction of its own,
// and records it. Does nothing if it is there. Throws StorageError, in a sentence that says what to
// do, if the database is newer than this program.
void migrate(Connection& connection, long long now_ms);
void migrate_to(Connection& connection, long long version, long long now_ms);

}  // namespace sammachip
