#pragma once

#include <functional>
#include <span>
#include <string>

#include "storage/database/connection.h"
#include "storage/database/progress.h"
#include "storage/schema/migration.h"

namespace sammachip {

// Every step there has been, oldest first. Append only: a released step is never edited.
std::span<const Migration> all_migrations();

// Returns the version `connection`'s database is at; 0 if it is empty. Throws StorageError if the
// database holds someone else's tables.
long long schema_version(Connection& connection);

// Throws StorageError, in a sentence that says what to do, if the database is newer than `steps`
// and its newer steps say that their program may not run on it. Returns its version.
long long check_version(Connection& connection, std::span<const Migration> steps);

// What a migration is told. The default says nothing, and looks at the disk.
struct MigrationSettings {
  long long now_ms = 0;
  Progress progress = [](const std::string&) {};
  // The bytes that are free where the SQLite file is; unset: asks the disk.
  std::function<long long()> free_bytes = {};
};

// Brings the database to the last of `steps`, all that it lacks in one transaction: it is at its
// old version or at the new one, whatever happens. Does nothing if it is there, or newer (see
// check_version). Throws StorageFull before anything is changed if the disk of an SQLite file has
// too little room for what is to be rebuilt; PostgreSQL's disk cannot be seen from here.
void migrate(Connection& connection, std::span<const Migration> steps,
             const MigrationSettings& settings);

}  // namespace sammachip
