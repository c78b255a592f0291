#include "storage/database/statement.h"

#include <sstream>

#include "storage/database/engine_error.h"

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

Prepared& Statement::given() {
  if (!prepared_) prepared_ = connection_.prepare(text_);
  bindings_->give(*prepared_);
  return *prepared_;
}

void Statement::fail(const EngineError& error) {
  prepared_.reset();
  connection_.rethrow(error, text_);
}

bool Statement::fetch_one() {
  try {
    Prepared& statement = given();
    if (!statement.step()) return false;
    bindings_->take(statement);
    while (statement.step()) {
    }
    return true;
  } catch (const EngineError& error) {
    fail(error);
  }
}

long long Statement::run() {
  try {
    Prepared& statement = given();
    while (statement.step()) {
    }
    return statement.affected_rows();
  } catch (const EngineError& error) {
    fail(error);
  }
}

void Statement::for_each(const std::function<void()>& take) {
  // If `take` throws, the half-read statement goes: it would pin the WAL.
  struct ForgetUnlessRead {
    std::unique_ptr<Prepared>& prepared;
    bool is_read = false;
    ~ForgetUnlessRead() {
      if (!is_read) prepared.reset();
    }
  };
  try {
    ForgetUnlessRead guard{prepared_};
    for (Prepared& statement = given(); statement.step();) {
      bindings_->take(statement);
      take();
    }
    guard.is_read = true;
  } catch (const EngineError& error) {
    fail(error);
  }
}

}  // namespace sammachip
