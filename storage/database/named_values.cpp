#include "storage/database/named_values.h"

#include <algorithm>
#include <cctype>
#include <cstddef>

namespace sammachip {
namespace {

bool begins_a_name(char letter) {
  return std::isalpha(static_cast<unsigned char>(letter)) != 0 || letter == '_';
}
bool is_in_a_name(char letter) {
  return std::isalnum(static_cast<unsigned char>(letter)) != 0 || letter == '_';
}

}  // namespace

NamedValues find_values(const std::string& text) {
  NamedValues values;
  bool is_quoted = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char letter = text[at];
    if (letter == '\'') is_quoted = !is_quoted;
    const bool is_cast = at > 0 && text[at - 1] == ':';
    if (letter != ':' || is_quoted || is_cast || at + 1 == text.size() ||
        !begins_a_name(text[at + 1])) {
      values.numbered += letter;
      continue;
    }
    std::string name;
    while (at + 1 < text.size() && is_in_a_name(text[at + 1])) name += text[++at];
    const auto known = std::ranges::find(values.names, name);
    values.numbered += "$" + std::to_string(known - values.names.begin() + 1);
    if (known == values.names.end()) values.names.push_back(name);
  }
  return values;
}

}  // namespace sammachip
