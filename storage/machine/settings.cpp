#include "storage/machine/settings.h"

namespace sammachip {

Settings::Settings(Connection& connection)
    : find_(connection, "SELECT value FROM setting WHERE key = :key", in(key_), out(value_)),
      save_(connection,
            insert_into("setting", "key, value") +
                " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            in(key_), in(value_)),
      erase_(connection, "DELETE FROM setting WHERE key = :key", in(key_)) {}

std::optional<std::string> Settings::find(const std::string& key) {
  key_ = key;
  return find_.fetch_one() ? std::optional(value_) : std::nullopt;
}

void Settings::save(const std::string& key, const std::string& value) {
  key_ = key;
  value_ = value;
  save_.run();
}

bool Settings::erase(const std::string& key) {
  key_ = key;
  return erase_.run() == 1;
}

}  // namespace sammachip
