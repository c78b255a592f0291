#include "storage/sqlite_statement.h"

#include <soci/sqlite3/soci-sqlite3.h>

namespace sammachip {

using namespace sqlite_api;

SqliteStatement::SqliteStatement(sqlite3* connection, const std::string& text)
    : connection_(connection) {
  const int code = sqlite3_prepare_v3(connection_, text.c_str(), static_cast<int>(text.size()) + 1,
                                      SQLITE_PREPARE_PERSISTENT, &statement_, nullptr);
  if (code != SQLITE_OK) fail(code);
}

SqliteStatement::~SqliteStatement() { sqlite3_finalize(statement_); }

bool SqliteStatement::step() {
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) {
    sqlite3_reset(statement_);
    return false;
  }
  fail(code);
}

long long SqliteStatement::affected_rows() { return sqlite3_changes(connection_); }

void SqliteStatement::give_nothing(int place) {
  if (const int code = sqlite3_bind_null(statement_, place); code != SQLITE_OK) fail(code);
}

void SqliteStatement::give_number(int place, long long number) {
  if (const int code = sqlite3_bind_int64(statement_, place, number); code != SQLITE_OK) fail(code);
}

void SqliteStatement::give_text(int place, std::string_view text) {
  const int code = sqlite3_bind_text(statement_, place, text.data(), static_cast<int>(text.size()),
                                     SQLITE_STATIC);
  if (code != SQLITE_OK) fail(code);
}

bool SqliteStatement::is_nothing(int place) {
  return sqlite3_column_type(statement_, place) == SQLITE_NULL;
}

long long SqliteStatement::number(int place) {
  if (is_nothing(place)) throw soci::soci_error("Null value not allowed for this type");
  return sqlite3_column_int64(statement_, place);
}

std::string_view SqliteStatement::text(int place) {
  if (is_nothing(place)) throw soci::soci_error("Null value not allowed for this type");
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, place));
  return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, place))};
}

void SqliteStatement::refuse_word(std::string_view word) {
  throw soci::soci_error("a word in the database is unknown to this release: '" +
                         std::string(word) + "'");
}

void SqliteStatement::fail(int code) {
  throw soci::sqlite3_soci_error(sqlite3_errmsg(connection_), code);
}

}  // namespace sammachip
