#include "storage/database/address.h"

#include <cstddef>
#include <string_view>

#include "storage/database/error.h"
#include "storage/database/postgresql_address.h"

namespace sammachip {
namespace {

constexpr std::string_view kSqlite = "sqlite://";

// "host=... dbname=...", libpq's other way of writing.
bool has_keywords(std::string_view url) {
  const std::size_t word = url.find_first_not_of("abcdefghijklmnopqrstuvwxyz_");
  if (word == 0 || word == std::string_view::npos) return false;
  const std::size_t sign = url.find_first_not_of(' ', word);
  return sign != std::string_view::npos && url[sign] == '=';
}

bool is_postgresql(std::string_view url) {
  return url.starts_with("postgresql://") || url.starts_with("postgres://") || has_keywords(url);
}

bool is_sqlite_file(std::string_view url) {
  return url.starts_with(kSqlite) && url.size() > kSqlite.size() + 1 && url[kSqlite.size()] == '/';
}

}  // namespace

std::string mistake_in_location(const std::string& url) {
  if (is_postgresql(url)) return mistake_in_postgresql_address(url);
  if (url == "sqlite://:memory:" || is_sqlite_file(url)) return {};
  return "The database URL is not understood. Use sqlite:///file.db (relative), "
         "sqlite:////folder/file.db "
         "(absolute) or postgresql://user@host/name.";
}

Location parse_location(const std::string& url) {
  if (const std::string mistake = mistake_in_location(url); !mistake.empty()) {
    throw StorageError(mistake);
  }
  Location location;
  if (is_postgresql(url)) {
    location.engine = Engine::kPostgresql;
    location.connection = url;
  } else if (is_sqlite_file(url)) {
    location.path = url.substr(kSqlite.size() + 1);
  }
  return location;
}

}  // namespace sammachip
