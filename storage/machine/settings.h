#pragma once

#include <optional>
#include <string>

#include "storage/database/statement.h"

namespace sammachip {

// Small values the bot keeps for itself, by key: the last digest sent, a flag. Names no person.
class Settings {
 public:
  explicit Settings(Connection& connection);
  std::optional<std::string> find(const std::string& key);
  void save(const std::string& key, const std::string& value);
  // False if there was none.
  bool erase(const std::string& key);

 private:
  std::string key_, value_;
  Statement find_, save_, erase_;
};

}  // namespace sammachip
