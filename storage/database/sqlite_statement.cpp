#include "storage/database/sqlite_statement.h"

#include <sqlite3.h>

#include "storage/database/engine_errors.h"

namespace sammachip {

namespace {

class SqliteStatement final : public Prepared {
 public:
  SqliteStatement(sqlite3* connection, const std::string& text) : connection_(connection) {
    const int code =
        sqlite3_prepare_v3(connection_, text.c_str(), static_cast<int>(text.size()) + 1,
                           SQLITE_PREPARE_PERSISTENT, &statement_, nullptr);
    if (code != SQLITE_OK) throw_sqlite_error(connection_, code, text);
  }
  ~SqliteStatement() override { sqlite3_finalize(statement_); }
  SqliteStatement(const SqliteStatement&) = delete;
  SqliteStatement& operator=(const SqliteStatement&) = delete;

  bool step() override {
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) {
      sqlite3_reset(statement_);
      return false;
    }
    const Reset after_the_error{statement_};
    throw_sqlite_error(connection_, code, sql());
  }

  void reset() override { sqlite3_reset(statement_); }
  int columns() const override { return sqlite3_column_count(statement_); }
  long long affected_rows() override { return sqlite3_changes(connection_); }

 private:
  void give_nothing(int place) override { check(sqlite3_bind_null(statement_, place)); }
  void give_number(int place, long long number) override {
    check(sqlite3_bind_int64(statement_, place, number));
  }
  void give_text(int place, std::string_view text) override {
    // A text of nothing is no NULL, even one without data().
    const char* data = text.data() == nullptr ? "" : text.data();
    check(sqlite3_bind_text(statement_, place, data, static_cast<int>(text.size()), SQLITE_STATIC));
  }
  bool is_nothing(int place) override {
    return sqlite3_column_type(statement_, place) == SQLITE_NULL;
  }
  long long number_at(int place) override { return sqlite3_column_int64(statement_, place); }
  std::string_view text_at(int place) override {
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, place));
    if (bytes == nullptr) return {};
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, place))};
  }
  std::string_view sql() const override { return sqlite3_sql(statement_); }

  void check(int code) {
    if (code != SQLITE_OK) throw_sqlite_error(connection_, code, sql());
  }

  // What SQLite says of an error is lost when the statement is reset.
  struct Reset {
    sqlite3_stmt* statement;
    ~Reset() { sqlite3_reset(statement); }
  };

  sqlite3* connection_;
  sqlite3_stmt* statement_ = nullptr;
};

}  // namespace

std::unique_ptr<Prepared> prepare_on_sqlite(sqlite3* connection, const std::string& text) {
  return std::make_unique<SqliteStatement>(connection, text);
}

}  // namespace sammachip
