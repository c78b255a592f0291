#pragma once

#include <string_view>

#include "storage/database/connection.h"
#include "storage/database/progress.h"
#include "storage/schema/migration.h"

namespace sammachip {

// How many bytes the table takes with its indexes, on either engine.
long long table_bytes(Connection& connection, std::string_view table);

// How much room on the disk a rebuild of so many bytes needs on SQLite, for a while: what is new
// stands in the WAL, up to twice the table, and then in the file, beside the old.
long long room_for_rebuild(long long table_bytes);

// Does the rebuild in the transaction that is open: mends the rows that break a new rule and lists
// them, or throws StorageError with what it would have to mend; then builds, saying how far it is.
// REQUIRES: on SQLite foreign_keys is OFF, which it cannot be made inside a transaction.
void rebuild(Connection& connection, const Rebuild& rebuild, const Progress& progress);

// Throws StorageError, naming the rows, if one refers to another that is not there (SQLite, before
// the COMMIT of rebuilds).
void check_references(Connection& connection, const Progress& progress);

}  // namespace sammachip
