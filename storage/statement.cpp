#include "storage/statement.h"

#include <sstream>

namespace sammachip {

std::string insert_into(const std::string& table, const std::string& columns) {
  std::string values = ":";
  for (const char letter : columns) {
    values += letter;
    if (letter == ' ') values += ':';
  }
  return "INSERT INTO " + table + " (" + columns + ") VALUES (" + values + ")";
}

std::string update_by_id(const std::string& table, const std::string& columns) {
  std::istringstream names(columns);
  std::string settings;
  for (std::string name; std::getline(names >> std::ws, name, ',');) {
    if (!settings.empty()) settings += ", ";
    settings.append(name).append(" = :").append(name);
  }
  return "UPDATE " + table + " SET " + settings + " WHERE id = :id";
}

soci::statement& Statement::prepared() {
  if (!on_postgresql_) {
    on_postgresql_.emplace(connection_.sql());
    on_postgresql_->alloc();
    on_postgresql_->prepare(text_);
    bindings_->exchange(*on_postgresql_);
    on_postgresql_->define_and_bind();
  }
  return *on_postgresql_;
}

SqliteStatement& Statement::given() {
  if (!on_sqlite_) on_sqlite_.emplace(connection_.sqlite(), text_);
  bindings_->give(*on_sqlite_);
  return *on_sqlite_;
}

void Statement::forget() {
  on_sqlite_.reset();
  try {
    on_postgresql_.reset();
  } catch (const soci::soci_error&) {
    // PostgreSQL may be unable to deallocate it (lost server, failed transaction); then it goes
    // with the connection.
  }
}

void Statement::fail(const soci::soci_error& error) {
  forget();
  connection_.rethrow(error, text_);
}

bool Statement::fetch_one() {
  try {
    if (is_sqlite()) {
      SqliteStatement& statement = given();
      if (!statement.step()) return false;
      bindings_->take(statement);
      while (statement.step()) {
      }
      return true;
    }
    soci::statement& statement = prepared();
    const bool found = statement.execute(true);
    while (statement.got_data() && statement.fetch()) {
    }
    return found;
  } catch (const soci::soci_error& error) {
    fail(error);
  }
}

long long Statement::run() {
  try {
    if (is_sqlite()) {
      SqliteStatement& statement = given();
      while (statement.step()) {
      }
      return statement.affected_rows();
    }
    soci::statement& statement = prepared();
    statement.execute(true);
    return statement.get_affected_rows();
  } catch (const soci::soci_error& error) {
    fail(error);
  }
}

void Statement::for_each(const std::function<void()>& take) {
  // If `take` throws, the half-read statement goes: it would pin the WAL.
  struct ForgetUnlessRead {
    Statement& statement;
    bool is_read = false;
    ~ForgetUnlessRead() {
      if (!is_read) statement.forget();
    }
  };
  try {
    ForgetUnlessRead guard{*this};
    if (is_sqlite()) {
      for (SqliteStatement& statement = given(); statement.step();) {
        bindings_->take(statement);
        take();
      }
    } else {
      soci::statement& statement = prepared();
      for (bool found = statement.execute(true); found; found = statement.fetch()) take();
    }
    guard.is_read = true;
  } catch (const soci::soci_error& error) {
    fail(error);
  }
}

}  // namespace sammachip
