#pragma once

#include <stdexcept>
#include <string>

namespace sammachip {

// What the database's own library said, for Statement and Connection only: they make a StorageError
// of it.
class EngineError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
  EngineError(const std::string& text, int code) : std::runtime_error(text), sqlite_code(code) {}
  EngineError(const std::string& text, std::string state)
      : std::runtime_error(text), sqlstate(std::move(state)) {}

  int sqlite_code = 0;   // 0: not from SQLite.
  std::string sqlstate;  // PostgreSQL's five characters; empty if it gave none.
};

}  // namespace sammachip
