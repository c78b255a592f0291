#include "simulator/hints.h"

#include <fstream>
#include <stdexcept>

namespace sammachip::simulator {

namespace {

using nlohmann::json;

constexpr std::size_t kMostToTry = 12;

[[noreturn]] void refuse(const std::string& where, const std::string& what) {
  throw std::runtime_error("the hints of " + where + ": " + what);
}

void check_words(const json& object, const char* key, const std::string& where) {
  if (!object.is_object()) refuse(where, "an object is expected");
  const auto found = object.find(key);
  if (found == object.end() || !found->is_string() ||
      found->get_ref<const std::string&>().empty()) {
    refuse(where, '"' + std::string(key) + "\" must be a text");
  }
}

void check(const std::string& name, const json& hint) {
  if (!hint.is_object()) refuse(name, "an object is expected");
  const json who = hint.value("who", json());
  for (const char* language : {"th", "en"}) check_words(who, language, name + ", \"who\"");
  const json to_try = hint.value("try", json());
  if (!to_try.is_array() || to_try.empty() || to_try.size() > kMostToTry) {
    refuse(name, "\"try\" must be a list of 1 to " + std::to_string(kMostToTry));
  }
  for (const json& entry : to_try) {
    for (const char* key : {"say", "th", "en"}) check_words(entry, key, name + ", \"try\"");
  }
}

}  // namespace

Hints::Hints(const std::string& file) {
  if (file.empty()) return;
  std::ifstream stream(file);
  if (!stream) throw std::runtime_error("cannot read the hints in " + file);
  all_ = json::parse(stream, nullptr, /*allow_exceptions=*/false);
  if (!all_.is_object()) throw std::runtime_error(file + " must hold a JSON object of hints");
  for (const auto& [name, hint] : all_.items()) check(name, hint);
}

const json& Hints::of(const std::string& name) const {
  static const json nothing;
  const auto found = all_.find(name);
  return found == all_.end() ? nothing : *found;
}

}  // namespace sammachip::simulator
