#pragma once

#include <cstddef>

#include "storage/database/connection.h"

namespace sammachip {

// Brings an empty database to `version`, step by step, and writes after each step what
// tests/storage/ written.sql says that somebody wrote then.
void fill(Connection& connection, std::size_t version);

}  // namespace sammachip
