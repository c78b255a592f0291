#include "storage/database/sqlite_statement.h"

#include <sqlite3.h>

#include "storage/database/engine_error.h"

namespace sammachip {

namespace {

class SqliteStatement final : public Prepared {
 public:
  SqliteStatement(sqlite3* connection, const std::string& text) : connection_(connection) {
    check(sqlite3_prepare_v3(connection_, text.c_str(), static_cast<int>(text.size()) + 1,
                             SQLITE_PREPARE_PERSISTENT, &statement_, nullptr));
  }
  ~SqliteStatement() override { sqlite3_finalize(statement_); }
  SqliteStatement(const SqliteStatement&) = delete;
  SqliteStatement& operator=(const SqliteStatement&) = delete;

  bool step() override {
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) fail(code);
    sqlite3_reset(statement_);
    return false;
  }

  long long affected_rows() override { return sqlite3_changes(connection_); }

 private:
  void give_nothing(int place) override { check(sqlite3_bind_null(statement_, place)); }
  void give_number(int place, long long number) override {
    check(sqlite3_bind_int64(statement_, place, number));
  }
  void give_text(int place, std::string_view text) override {
    check(sqlite3_bind_text(statement_, place, text.data(), static_cast<int>(text.size()),
                            SQLITE_STATIC));
  }
  bool is_nothing(int place) override {
    return sqlite3_column_type(statement_, place) == SQLITE_NULL;
  }
  long long number_at(int place) override { return sqlite3_column_int64(statement_, place); }
  std::string_view text_at(int place) override {
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, place));
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, place))};
  }

  void check(int code) {
    if (code != SQLITE_OK) fail(code);
  }
  [[noreturn]] void fail(int code) { throw EngineError(sqlite3_errmsg(connection_), code); }

  sqlite3* connection_;
  sqlite3_stmt* statement_ = nullptr;
};

}  // namespace

std::unique_ptr<Prepared> prepare_on_sqlite(sqlite3* connection, const std::string& text) {
  return std::make_unique<SqliteStatement>(connection, text);
}

}  // namespace sammachip
