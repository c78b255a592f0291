#include "bot/base/json_text.h"

#include "language/letters/utf8.h"

namespace sammachip {
namespace {

void append_escape(std::string& json, char c) {
  constexpr std::string_view digits = "0123456789abcdef";
  switch (c) {
    case '"':
      json += "\\\"";
      break;
    case '\\':
      json += "\\\\";
      break;
    case '\n':
      json += "\\n";
      break;
    default:
      json += "\\u00";
      json += digits[static_cast<unsigned char>(c) >> 4U];
      json += digits[static_cast<unsigned char>(c) & 15U];
  }
}

bool must_be_escaped(char32_t character) {
  return character < 0x20U || character == U'"' || character == U'\\';
}

}  // namespace

void append_json_text(std::string& json, std::string_view text) {
  json += '"';
  std::size_t copied = 0;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCharacter decoded = decode_character(text, at);
    const bool is_no_utf8 = decoded.character == U'\uFFFD' && decoded.bytes == 1;
    if (is_no_utf8 || must_be_escaped(decoded.character)) {
      json += text.substr(copied, at - copied);
      if (is_no_utf8) {
        append_character(json, decoded.character);
      } else {
        append_escape(json, text[at]);
      }
      copied = at + 1;
    }
    at += decoded.bytes;
  }
  json += text.substr(copied);
  json += '"';
}

}  // namespace sammachip
