#include "handlers/words/values.h"

#include <algorithm>

namespace sammachip {

namespace {

auto found(std::string_view name, auto& values) {
  return std::find_if(values.begin(), values.end(),
                      [&](const auto& value) { return value.first == name; });
}

}  // namespace

std::string text_named(std::string_view name, const Values& values) {
  const auto place = found(name, values);
  const auto* text = place == values.end() ? nullptr : std::get_if<std::string>(&place->second);
  return text == nullptr ? std::string() : *text;
}

void set_named(std::string_view name, const Value& value, Values& values) {
  const auto place = found(name, values);
  if (place != values.end()) {
    place->second = value;
  } else {
    values.emplace_back(name, value);
  }
}

}  // namespace sammachip
