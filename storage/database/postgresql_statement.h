#pragma once

#include <memory>
#include <string>

#include "storage/database/prepared.h"

struct pg_conn;

namespace sammachip {

// Prepares `text`, whose values have names (":id"), on PostgreSQL. Throws StorageError.
std::unique_ptr<Prepared> prepare_on_postgresql(pg_conn* connection, const std::string& text);

// Runs SQL that takes and gives nothing, unprepared. Throws StorageError.
void execute_on_postgresql(pg_conn* connection, const std::string& text);

}  // namespace sammachip
