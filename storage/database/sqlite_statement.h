#pragma once

#include <memory>
#include <string>

#include "storage/database/prepared.h"

struct sqlite3;

namespace sammachip {

// Prepares `text` on SQLite. Throws StorageError.
std::unique_ptr<Prepared> prepare_on_sqlite(sqlite3* connection, const std::string& text);

}  // namespace sammachip
