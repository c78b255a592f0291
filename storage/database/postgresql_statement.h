#pragma once

#include <memory>
#include <string>

#include "storage/database/prepared.h"

struct pg_conn;

namespace sammachip {

// Prepares `text`, whose values have names (":id"), on PostgreSQL. Throws EngineError with its
// SQLSTATE.
std::unique_ptr<Prepared> prepare_on_postgresql(pg_conn* connection, const std::string& text);

// Runs SQL that takes and gives nothing, unprepared. Throws EngineError with its SQLSTATE.
void execute_on_postgresql(pg_conn* connection, const std::string& text);

// `text` with "$1", "$2" in the place of ":id", ":name", as PostgreSQL has it.
std::string numbered_values(const std::string& text);

}  // namespace sammachip
