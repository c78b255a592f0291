#pragma once

#include <string>

namespace sammachip {

enum class Engine { kSqlite, kPostgresql };

// Where a database is, read from its URL. Throws StorageError if the URL is not one of:
//   sqlite:///relative.db   sqlite:////absolute.db   sqlite://:memory:
//   postgresql://... in any of its forms, or libpq's other way of writing, "host=... dbname=..."
//   (section 34.1.1 of PostgreSQL's manual, "Connection Strings")
// The error never quotes the URL: it may hold a password.
struct Location {
  Engine engine = Engine::kSqlite;
  std::string path = {};  // SQLite: the file. Empty for :memory: until a Database chose a place.
  std::string connection = {};  // PostgreSQL: the URL, as libpq takes it.
};
Location parse_location(const std::string& url);

// What is wrong with the URL, as parse_location() would throw it; empty if it may be one.
std::string mistake_in_location(const std::string& url);

}  // namespace sammachip
