#include "storage/machine/settings.h"

namespace sammachip {

Settings::Settings(Connection& connection)
    : find_(connection, "SELECT value FROM setting WHERE key = :key"),
      save_(connection,
            "INSERT INTO setting (key, value) VALUES (:key, :value)"
            " ON CONFLICT (key) DO UPDATE SET value = excluded.value"),
      erase_(connection, "DELETE FROM setting WHERE key = :key") {}

std::optional<std::string> Settings::find(const std::string& key) { return find_.one(key); }

void Settings::save(const std::string& key, const std::string& value) { save_.run(key, value); }

bool Settings::erase(const std::string& key) { return erase_.changed(key) == 1; }

}  // namespace sammachip
