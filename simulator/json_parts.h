// What is read from JSON that may hold anything.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace sammachip::simulator {

// The object that `text` is, or an empty one.
inline nlohmann::json parsed_object(const std::string& text) {
  nlohmann::json body = nlohmann::json::parse(text, nullptr, false);
  return body.is_object() ? body : nlohmann::json::object();
}

// The text of that name; empty if there is none. REQUIRES: `object` is an object.
inline std::string text_of(const nlohmann::json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace sammachip::simulator
