#include "tests/tidy/sentences.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <string_view>

namespace sammachip::tidy {

namespace {

struct Place {
  std::string_view begins;  // Of the file's name.
  std::string_view why;
};

constexpr std::array kMayBeThai{
    Place{"language/", "the words that people write"},
    Place{"tests/", "chats as they are played"},
    Place{"bench/", "made-up people"},
    Place{"simulator/", "the name of the account that is played"},
    Place{"commands/demo", "made-up people and places"},
};

constexpr std::array<std::string_view, 3> kAnswerPeople{"handlers/", "bot/talks/", "bot/said/"};

// As it is written, or as \u0E...
bool has_thai(std::string_view text) {
  for (const std::string_view beginning : {"\xE0\xB8", "\xE0\xB9", "\\u0E", "\\u0e"}) {
    if (text.find(beginning) != std::string_view::npos) return true;
  }
  return false;
}

bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }

// Two words of letters with a blank between them, one of them more than a letter.
bool has_two_words(std::string_view text) {
  for (auto at = text.find(' '); at != std::string_view::npos; at = text.find(' ', at + 1)) {
    const bool is_between =
        at > 1 && at + 1 < text.size() && is_letter(text[at - 1]) && is_letter(text[at + 1]);
    if (is_between && is_letter(text[at - 2])) return true;
  }
  return false;
}

// From the end of the statement before it to the string.
std::string_view statement_before(std::size_t at, const Source& source) {
  const std::string_view code(source.code);
  std::size_t from = at;
  for (; from > 0; --from) {
    const char c = code[from - 1];
    const bool ends_line = from < code.size() && code[from] == '\n';
    if (c == ';' || ((c == '{' || c == '}') && ends_line)) break;
  }
  return code.substr(from, at - from);
}

bool is_for_operators(std::string_view statement) {
  return statement.find("throw ") != std::string_view::npos ||
         statement.find("log_") != std::string_view::npos;
}

}  // namespace

Findings thai_in_code(const std::vector<Source>& sources) {
  Findings findings;
  for (const auto& source : sources) {
    const bool may_be = std::ranges::any_of(
        kMayBeThai, [&](const Place& place) { return source.is_in(place.begins); });
    if (may_be) continue;
    for (const auto& quoted : source.quoted) {
      if (!has_thai(quoted.text)) continue;
      findings.push_back(found_at(source, source.line_of(quoted.at),
                                  "\"" + quoted.text + "\": what people read goes into locales/, " +
                                      "what they write into language/"));
    }
  }
  return findings;
}

Findings sentences_in_code(const std::vector<Source>& sources) {
  Findings findings;
  for (const auto& source : sources) {
    const bool answers = std::ranges::any_of(
        kAnswerPeople, [&](std::string_view folder) { return source.is_in(folder); });
    if (!answers) continue;
    for (const auto& quoted : source.quoted) {
      if (!has_two_words(quoted.text)) continue;
      if (is_for_operators(statement_before(quoted.at, source))) continue;
      findings.push_back(
          found_at(source, source.line_of(quoted.at),
                   "\"" + quoted.text + "\": give it a key in locales/, and say " + "the key"));
    }
  }
  return findings;
}

}  // namespace sammachip::tidy
