#include "bench/sqlite.h"

#include <algorithm>
#include <stdexcept>

namespace bench {

Sqlite::Sqlite(const std::string& path, Access access) {
  const int flags = access == Access::kRead ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  if (sqlite3_open_v2(path.c_str(), &handle_, flags, nullptr) != SQLITE_OK) {
    const std::string words = sqlite3_errmsg(handle_);
    sqlite3_close(handle_);
    throw std::runtime_error("cannot open the database: " + words);
  }
  sqlite3_busy_timeout(handle_, 10'000);
}

Sqlite::~Sqlite() { sqlite3_close(handle_); }

void Sqlite::execute(const std::string& sql) {
  if (sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
    throw std::runtime_error(std::string(sqlite3_errmsg(handle_)) + ": " + sql);
  }
}

std::int64_t Sqlite::number(const std::string& sql) {
  SqliteStatement statement(*this, sql);
  return statement.next() ? statement.number(0) : 0;
}

SqliteStatement::SqliteStatement(const Sqlite& database, const std::string& sql) {
  if (sqlite3_prepare_v2(database.handle(), sql.c_str(), -1, &handle_, nullptr) != SQLITE_OK) {
    throw std::runtime_error(std::string(sqlite3_errmsg(database.handle())) + ": " + sql);
  }
}

SqliteStatement::~SqliteStatement() { sqlite3_finalize(handle_); }

bool SqliteStatement::next() {
  if (step()) return true;
  reset();
  return false;
}

std::string SqliteStatement::text(int column) const {
  const unsigned char* text = sqlite3_column_text(handle_, column);
  return text == nullptr ? std::string() : reinterpret_cast<const char*>(text);
}

std::int64_t SqliteStatement::number(int column) const {
  return sqlite3_column_int64(handle_, column);
}

void SqliteStatement::bind(int place, std::string_view text) {
  sqlite3_bind_text(handle_, place, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
}

void SqliteStatement::bind(int place, std::int64_t number) {
  sqlite3_bind_int64(handle_, place, number);
}

void SqliteStatement::bind(int place, std::nullopt_t) { sqlite3_bind_null(handle_, place); }

bool SqliteStatement::step() {
  const int result = sqlite3_step(handle_);
  if (result != SQLITE_ROW && result != SQLITE_DONE) {
    throw std::runtime_error(std::string(sqlite3_errmsg(sqlite3_db_handle(handle_))) + ": " +
                             sqlite3_sql(handle_));
  }
  return result == SQLITE_ROW;
}

void SqliteStatement::reset() { sqlite3_reset(handle_); }

std::string insert_sql(const std::string& table, const std::string& columns) {
  std::string places = "?";
  const auto commas = std::count(columns.begin(), columns.end(), ',');
  for (std::ptrdiff_t i = 0; i < commas; ++i) places += ", ?";
  return "INSERT INTO " + table + " (" + columns + ") VALUES (" + places + ")";
}

}  // namespace bench
