// A database file, read and written with SQLite's own interface: what makes a large database, or
// looks into one that a bot has open, must not be the code under measurement.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace bench {

enum class Access { kRead, kWrite };

// Closes at its end. Not thread-safe. All here throw std::runtime_error with SQLite's words.
class Sqlite {
 public:
  Sqlite(const std::string& path, Access access);
  ~Sqlite();
  Sqlite(const Sqlite&) = delete;
  Sqlite& operator=(const Sqlite&) = delete;

  void execute(const std::string& sql);
  // The first column of the first row; 0 if there is none.
  std::int64_t number(const std::string& sql);
  sqlite3* handle() const { return handle_; }

 private:
  sqlite3* handle_ = nullptr;
};

// A prepared statement. The database must outlive it.
class SqliteStatement {
 public:
  SqliteStatement(const Sqlite& database, const std::string& sql);
  ~SqliteStatement();
  SqliteStatement(const SqliteStatement&) = delete;
  SqliteStatement& operator=(const SqliteStatement&) = delete;

  // Runs it once with these values, in the order of its question marks; std::nullopt is NULL. Texts
  // must live until it returns.
  template <class... Values>
  void run(const Values&... values) {
    int place = 0;
    (bind(++place, values), ...);
    step();
    reset();
  }
  // Reads on; false at the end, after which it may be read again from the start.
  bool next();
  std::string text(int column) const;
  std::int64_t number(int column) const;

 private:
  void bind(int place, std::string_view text);
  void bind(int place, std::int64_t number);
  void bind(int place, int number) { bind(place, static_cast<std::int64_t>(number)); }
  void bind(int place, std::nullopt_t);
  template <class Value>
  void bind(int place, const std::optional<Value>& value) {
    if (value) {
      bind(place, *value);
    } else {
      bind(place, std::nullopt);
    }
  }
  bool step();
  void reset();

  sqlite3_stmt* handle_ = nullptr;
};

// "INSERT INTO table (columns) VALUES (?, ...)"; the columns are separated by commas.
std::string insert_sql(const std::string& table, const std::string& columns);

}  // namespace bench
