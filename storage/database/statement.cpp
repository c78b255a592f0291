#include "storage/database/statement.h"

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

Prepared& Statement::given() {
  if (!prepared_) prepared_ = connection_.prepare(text_);
  bindings_->give(*prepared_);
  return *prepared_;
}

bool Statement::fetch_one() {
  Prepared& statement = given();
  if (!statement.step()) return false;
  const Rest rest{statement};
  bindings_->take(statement);
  while (statement.step()) {
  }
  return true;
}

long long Statement::run() {
  Prepared& statement = given();
  while (statement.step()) {
  }
  return statement.affected_rows();
}

void Statement::for_each(const std::function<void()>& take) {
  Prepared& statement = given();
  const Rest rest{statement};
  while (statement.step()) {
    bindings_->take(statement);
    take();
  }
}

}  // namespace sammachip
