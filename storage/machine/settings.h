#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "storage/database/query.h"

namespace sammachip {

// Small values the bot keeps for itself, by key: the last digest sent, a flag. Names no person.
class Settings {
 public:
  explicit Settings(Connection& connection);
  std::optional<std::string> find(const std::string& key);
  // Saves over the value the key has.
  void save(const std::string& key, const std::string& value);
  // False if there was none.
  bool erase(const std::string& key);

 private:
  Query<std::string(std::string_view key)> find_;
  Query<void(std::string_view key, std::string_view value)> save_;
  Query<void(std::string_view key)> erase_;
};

}  // namespace sammachip
