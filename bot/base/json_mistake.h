// What is wrong with JSON of somebody else, as a value. The library throws.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

namespace sammachip {

// Does `look`, which takes apart JSON that may be of another shape. Returns what did not fit, in
// the library's words, or nothing if all did. What else is thrown goes on.
template <class Look>
std::optional<std::string> json_mistake_of(Look&& look) {
  try {
    look();
  } catch (const nlohmann::json::exception& error) {
    return error.what();
  }
  return std::nullopt;
}

}  // namespace sammachip
