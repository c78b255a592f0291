#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "storage/database/connection.h"

namespace sammachip {

// Brings an empty database to `version`, step by step, and writes after each step what
// tests/storage/ written.sql says that somebody wrote then.
void fill(Connection& connection, std::size_t version);

using Names = std::vector<std::string>;

// The columns of each table but the record of versions, by name.
using Shape = std::map<std::string, Names>;
Shape shape_of(Connection& connection);

// The rows of each table of `shape`, its columns as text, in the order of that text.
using Contents = std::map<std::string, std::vector<std::string>>;
Contents contents_of(Connection& connection, const Shape& shape);

}  // namespace sammachip
