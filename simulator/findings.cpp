#include "simulator/findings.h"

#include <algorithm>
#include <sstream>

#include "simulator/text_length.h"

namespace sammachip::simulator {

namespace {

using nlohmann::json;

constexpr std::size_t kNamed = 20;

std::string between(const char* what, std::size_t min, std::size_t max) {
  return std::string(what) + " must be between " + std::to_string(min) + " and " +
         std::to_string(max);
}

// Where `key` of the object at `path` stands; the path of the whole body is empty.
std::string joined(const std::string& path, const char* key) {
  return path.empty() ? key : path + '.' + key;
}

}  // namespace

void Findings::add(const std::string& property, const std::string& message) {
  if (problems_.size() < kNamed) problems_.push_back({property, message});
}

const json& Findings::at(const json& object, const char* key) {
  static const json kNothing;
  if (!object.is_object()) return kNothing;
  const auto found = object.find(key);
  return found == object.end() ? kNothing : *found;
}

std::string Findings::text_at(const json& object, const char* key) {
  const json& value = at(object, key);
  return value.is_string() ? value.get<std::string>() : std::string();
}

const json* Findings::value(const json& object, const std::string& path, const char* key,
                            Presence presence) {
  const json& found = at(object, key);
  if (!found.is_null()) return &found;
  if (presence == Presence::kRequired) add(joined(path, key), "May not be empty");
  return nullptr;
}

void Findings::text(const json& object, const std::string& path, const char* key, Presence presence,
                    Unit unit, std::size_t min, std::size_t max) {
  const json* found = value(object, path, key, presence);
  if (!found) return;
  if (!found->is_string()) return add(joined(path, key), "Must be a string");
  const auto& words = found->get_ref<const std::string&>();
  const std::size_t length = unit == Unit::kUtf16 ? utf16_length(words) : grapheme_count(words);
  if (length == 0 && min > 0) return add(joined(path, key), "May not be empty");
  if (length < min || length > max) add(joined(path, key), between("Length", min, max));
}

void Findings::https_url(const json& object, const std::string& path, const char* key,
                         Presence presence, std::size_t max) {
  text(object, path, key, presence, Unit::kUtf16, 1, max);
  const std::string url = text_at(object, key);
  if (url.empty()) return;
  if (!url.starts_with("https://")) return add(joined(path, key), "invalid uri scheme");
  const bool is_plain = std::all_of(url.begin(), url.end(), [](char c) {
    return static_cast<unsigned char>(c) > ' ' && static_cast<unsigned char>(c) < 127;
  });
  if (!is_plain) add(joined(path, key), "invalid uri");
}

bool Findings::list(const json& object, const std::string& path, const char* key, std::size_t min,
                    std::size_t max) {
  const json& found = at(object, key);
  if (found.is_array() && found.size() >= min && found.size() <= max) return true;
  add(joined(path, key), between("Size", min, max));
  return false;
}

void Findings::choice(const json& object, const std::string& path, const char* key,
                      Presence presence, const std::vector<std::string>& allowed) {
  const json* found = value(object, path, key, presence);
  if (!found) return;
  const std::string word = found->is_string() ? found->get<std::string>() : std::string();
  if (std::find(allowed.begin(), allowed.end(), word) == allowed.end()) {
    add(joined(path, key), "invalid property");
  }
}

void Findings::whole_number(const json& object, const std::string& path, const char* key,
                            Presence presence, long long min, long long max) {
  const json* found = value(object, path, key, presence);
  if (!found) return;
  if (!found->is_number_integer() || *found < min || *found > max) {
    add(joined(path, key),
        "Must be between " + std::to_string(min) + " and " + std::to_string(max));
  }
}

void Findings::number(const json& object, const std::string& path, const char* key, double min,
                      double max) {
  const json* found = value(object, path, key, Presence::kRequired);
  if (!found) return;
  if (found->is_number() && *found >= min && *found <= max) return;
  std::ostringstream message;
  message << "Must be between " << min << " and " << max;
  add(joined(path, key), message.str());
}

}  // namespace sammachip::simulator
