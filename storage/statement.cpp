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
    settings += (settings.empty() ? "" : ", ") + name + " = :" + name;
  }
  return "UPDATE " + table + " SET " + settings + " WHERE id = :id";
}

soci::statement& Statement::prepared() {
  if (!statement_) {
    statement_.emplace(connection_.sql());
    statement_->alloc();
    statement_->prepare(text_);
    bind_(*statement_);
    statement_->define_and_bind();
  }
  return *statement_;
}

void Statement::fail(const soci::soci_error& error) {
  try {
    statement_.reset();
  } catch (const soci::soci_error&) {
    // PostgreSQL may be unable to deallocate it (lost server, failed transaction); then it goes
    // with the connection.
  }
  connection_.rethrow(error, text_);
}

bool Statement::fetch_one() {
  try {
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
    soci::statement& statement = prepared();
    statement.execute(true);
    return statement.get_affected_rows();
  } catch (const soci::soci_error& error) {
    fail(error);
  }
}

void Statement::for_each(const std::function<void()>& take) {
  // If `take` throws, the half-read statement goes: it would pin the WAL.
  struct DropUnlessRead {
    std::optional<soci::statement>& statement;
    bool read = false;
    ~DropUnlessRead() {
      if (!read) statement.reset();
    }
  };
  try {
    soci::statement& statement = prepared();
    DropUnlessRead guard{statement_};
    for (bool found = statement.execute(true); found; found = statement.fetch()) take();
    guard.read = true;
  } catch (const soci::soci_error& error) {
    fail(error);
  }
}

}  // namespace sammachip
