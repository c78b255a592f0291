#include "bot/http/http_header.h"

#include <algorithm>
#include <cctype>
#include <string_view>

namespace sammachip {
namespace {

constexpr std::size_t kMostLengthDigits = 18;
constexpr std::size_t kMostRangeBytes = 200;

bool is_letter_of_name(char c) {
  constexpr std::string_view others = "!#$%&'*+-.^_`|~";
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || others.find(c) != others.npos;
}

bool is_name(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_letter_of_name);
}

bool has_control_characters(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t') || byte == 0x7F;
  });
}

bool is_called(std::string_view name, std::string_view lower_case) {
  return std::equal(
      name.begin(), name.end(), lower_case.begin(), lower_case.end(),
      [](char a, char b) { return std::tolower(static_cast<unsigned char>(a)) == b; });
}

std::string_view without_spaces(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

bool is_length(std::string_view text) {
  return !text.empty() && text.size() <= kMostLengthDigits &&
         text.find_first_not_of("0123456789") == text.npos;
}

// Fields that say where the body ends: one of them, or none.
struct BodyEnd {
  int fields = 0;
  bool is_clear = true;

  void take(std::string_view name, std::string_view value) {
    const bool is_coding = is_called(name, "transfer-encoding");
    if (!is_coding && !is_called(name, "content-length")) return;
    ++fields;
    is_clear = is_clear && fields == 1 && (is_coding ? value == "chunked" : is_length(value));
  }
};

bool may_be_served(std::string_view range, std::size_t most_ranges) {
  const auto parts = static_cast<std::size_t>(std::count(range.begin(), range.end(), ',')) + 1;
  return parts <= most_ranges && range.size() <= kMostRangeBytes;
}

// The next line from `at`, without its end; `at` then stands behind that.
std::string_view next_line(std::string_view text, std::size_t& at) {
  const std::size_t end = std::min(text.find('\n', at), text.size());
  std::string_view line = text.substr(at, end - at);
  at = std::min(end + 1, text.size());
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return line;
}

}  // namespace

std::optional<HttpHeader> checked_header(const std::string& text, std::size_t most_ranges) {
  HttpHeader header;
  BodyEnd body_end;
  std::size_t at = 0;
  const std::string_view request_line = next_line(text, at);
  if (has_control_characters(request_line)) return std::nullopt;
  header.method = request_line.substr(0, request_line.find(' '));
  header.text = text.substr(0, at);
  while (at < text.size()) {
    const std::size_t begin = at;
    const std::string_view line = next_line(text, at);
    if (line.empty()) break;
    const std::size_t colon = line.find(':');
    if (colon == line.npos || !is_name(line.substr(0, colon)) || has_control_characters(line)) {
      return std::nullopt;
    }
    const std::string_view name = line.substr(0, colon);
    const std::string_view value = without_spaces(line.substr(colon + 1));
    body_end.take(name, value);
    if (is_called(name, "x-forwarded-for")) {
      header.for_client = without_spaces(value.substr(value.rfind(',') + 1));
    }
    const bool is_left_out = is_called(name, "range") && !may_be_served(value, most_ranges);
    if (!is_left_out) header.text.append(text, begin, at - begin);
  }
  if (!body_end.is_clear) return std::nullopt;
  header.has_body = body_end.fields > 0;
  header.text += "\r\n";
  return header;
}

}  // namespace sammachip
