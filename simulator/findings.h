#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "simulator/line_api.h"

namespace sammachip::simulator {

enum class Presence { kRequired, kOptional };
// How a text is counted.
enum class Unit { kUtf16, kGraphemes };

// Gathers what is wrong with a JSON value: each check takes an object, the path to it and a key,
// and adds a problem if the value there does not do. At most 20 problems are kept. Used by one
// thread.
class Findings {
 public:
  void add(const std::string& property, const std::string& message);
  const std::vector<Problem>& problems() const { return problems_; }

  // The string at `key`, or empty if it is absent or no string.
  static std::string text_at(const nlohmann::json& object, const char* key);
  // The value at `key`, or null.
  static const nlohmann::json& at(const nlohmann::json& object, const char* key);

  // A string of `min`..`max` units. Null counts as absent.
  void text(const nlohmann::json& object, const std::string& path, const char* key,
            Presence presence, Unit unit, std::size_t min, std::size_t max);
  // A web address of at most `max` characters that begins with https://.
  void https_url(const nlohmann::json& object, const std::string& path, const char* key,
                 Presence presence, std::size_t max = 2000);
  // An array of `min`..`max` entries. False, and a problem added, if it is not.
  bool list(const nlohmann::json& object, const std::string& path, const char* key, std::size_t min,
            std::size_t max);
  // One of `allowed`.
  void choice(const nlohmann::json& object, const std::string& path, const char* key,
              Presence presence, const std::vector<std::string>& allowed);
  // A whole number of `min`..`max`.
  void whole_number(const nlohmann::json& object, const std::string& path, const char* key,
                    Presence presence, long long min, long long max);
  // Any number of `min`..`max`.
  void number(const nlohmann::json& object, const std::string& path, const char* key, double min,
              double max);

 private:
  // The value to check; null if there is none (and a problem added if there must be).
  const nlohmann::json* value(const nlohmann::json& object, const std::string& path,
                              const char* key, Presence presence);

  std::vector<Problem> problems_;
};

}  // namespace sammachip::simulator
