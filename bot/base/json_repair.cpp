#include "bot/base/json_repair.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <charconv>
#include <cstdint>

namespace sammachip {
namespace {

constexpr std::size_t kEscapeCharacters = 6;  // Of \uXXXX.

// The code unit of the \uXXXX at `at`, or -1 if there is none.
int escaped_unit(std::string_view json, std::size_t at) {
  if (at + kEscapeCharacters > json.size() || json[at] != '\\' || json[at + 1] != 'u') return -1;
  int unit = 0;
  const char* digits = json.data() + at + 2;
  const auto [rest, error] = std::from_chars(digits, digits + 4, unit, 16);
  return error == std::errc() && rest == digits + 4 && unit >= 0 ? unit : -1;
}

bool is_first_half(int unit) { return unit >= 0xD800 && unit <= 0xDBFF; }
bool is_second_half(int unit) { return unit >= 0xDC00 && unit <= 0xDFFF; }

// Copies the escape at `at` to `out`, repaired; returns how many characters it took.
std::size_t copy_escape(std::string_view json, std::size_t at, std::string& out) {
  const int unit = escaped_unit(json, at);
  std::size_t length = std::min<std::size_t>(unit < 0 ? 2 : kEscapeCharacters, json.size() - at);
  if (is_first_half(unit) && is_second_half(escaped_unit(json, at + kEscapeCharacters))) {
    length = 2 * kEscapeCharacters;
  } else if (is_first_half(unit) || is_second_half(unit)) {
    out += "\\ufffd";
    return length;
  }
  if (unit < 0 && length == 2 && static_cast<unsigned char>(json[at + 1]) >= 0x80) {
    length = 1;  // The byte after the backslash is not ours to copy unseen.
  }
  out.append(json, at, length);
  return length;
}

// Copies the character at `at` to `out`, or U+FFFD for bytes that are none; returns its bytes.
std::size_t copy_character(std::string_view json, std::size_t at, std::string& out) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(json.data());
  const auto size = static_cast<std::int32_t>(json.size() - at);
  std::int32_t length = 0;
  UChar32 character = 0;
  U8_NEXT(bytes + at, length, size, character);
  if (character < 0) {
    out += "\xEF\xBF\xBD";
  } else {
    out.append(json, at, static_cast<std::size_t>(length));
  }
  return static_cast<std::size_t>(length);
}

}  // namespace

bool is_nested_deeper_than(std::string_view json, std::size_t most_levels) {
  std::size_t levels = 0;
  bool in_string = false;
  for (std::size_t at = 0; at < json.size(); ++at) {
    const char c = json[at];
    if (in_string) {
      if (c == '\\') {
        ++at;
      } else if (c == '"') {
        in_string = false;
      }
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      if (++levels > most_levels) return true;
    } else if ((c == '}' || c == ']') && levels > 0) {
      --levels;
    }
  }
  return false;
}

std::string with_valid_characters(std::string_view json) {
  std::string out;
  out.reserve(json.size() + 16);
  std::size_t at = 0;
  while (at < json.size()) {
    const auto c = static_cast<unsigned char>(json[at]);
    if (c == '\\') {
      at += copy_escape(json, at, out);
    } else if (c < 0x80) {
      out += json[at++];
    } else {
      at += copy_character(json, at, out);
    }
  }
  return out;
}

}  // namespace sammachip
