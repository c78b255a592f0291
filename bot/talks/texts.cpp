#include "bot/talks/texts.h"

#include <unicode/messagepattern.h>
#include <unicode/msgfmt.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "language/names/titles.h"

namespace sammachip {

// Most sentences only have plain {names}; those are cut into pieces once and joined per message.
// ICU's formatter, some microseconds a call, is kept for those with plural or select.
struct Texts::Sentence {
  struct Piece {
    std::string literal;  // Comes first; may be empty.
    std::string name;     // Then this value; empty at the end.
  };
  std::vector<Piece> pieces;
  std::unique_ptr<icu::MessageFormat> format;  // Null for plain sentences.
  std::vector<std::string> names;
};

namespace {

std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

std::string value_text(const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  return std::to_string(std::get<std::int64_t>(value));
}

// Thai sentences say คุณ before a name and บ้าน before a village. Names and villages come from people
// and registers, and some hold that word or a title already, so it is left out here, where the two
// meet, and no sentence need know.
void append_value(std::string& out, std::string_view value) {
  if (out.ends_with(kBeforeVillage) && value.starts_with(kBeforeVillage)) {
    value.remove_prefix(kBeforeVillage.size());
  } else if (out.ends_with(kBeforeName) && !out.ends_with(kThanksWord)) {
    if (value.empty() || has_title(value)) {
      out.resize(out.size() - kBeforeName.size());
    } else if (value.front() > ' ' && static_cast<unsigned char>(value.front()) < 0x80) {
      out += ' ';  // "คุณ John": Latin letters stand apart from Thai ones.
    }
  }
  out += value;
}

// Stands before each value in what ICU formats; no text holds it.
constexpr char32_t kBeforeValue = 0xfdd0;
constexpr std::string_view kBeforeValueUtf8 = "\xef\xb7\x90";

icu::UnicodeString with_marks(icu::UnicodeString source, const icu::MessagePattern& pattern) {
  for (int32_t i = pattern.countParts() - 1; i >= 0; --i) {
    const auto& part = pattern.getPart(i);
    if (part.getType() == UMSGPAT_PART_TYPE_ARG_START &&
        part.getArgType() == UMSGPAT_ARG_TYPE_NONE) {
      source.insert(part.getIndex(), static_cast<UChar32>(kBeforeValue));
    }
  }
  return source;
}

std::string without_marks(std::string_view text) {
  std::string out;
  for (bool is_first = true;; is_first = false) {
    const std::size_t end = text.find(kBeforeValueUtf8);
    const std::string_view part = text.substr(0, end);
    if (is_first) {
      out += part;
    } else {
      append_value(out, part);
    }
    if (end == std::string_view::npos) return out;
    text.remove_prefix(end + kBeforeValueUtf8.size());
  }
}

const Value* find_value(const Values& values, std::string_view name) {
  for (const auto& [key, value] : values) {
    if (key == name) return &value;
  }
  return nullptr;
}

bool is_plain(const icu::MessagePattern& pattern) {
  for (int32_t i = 0; i < pattern.countParts(); ++i) {
    const auto& part = pattern.getPart(i);
    if (part.getType() == UMSGPAT_PART_TYPE_ARG_START &&
        part.getArgType() != UMSGPAT_ARG_TYPE_NONE) {
      return false;
    }
  }
  return true;
}

std::vector<std::string> argument_names(const icu::MessagePattern& pattern) {
  std::set<std::string> names;
  for (int32_t i = 0; i < pattern.countParts(); ++i) {
    const auto& part = pattern.getPart(i);
    if (part.getType() == UMSGPAT_PART_TYPE_ARG_NAME) {
      names.insert(utf8(pattern.getSubstring(part)));
    }
  }
  return {names.begin(), names.end()};
}

}  // namespace

Language language_from(std::string_view code) {
  return code == "en" ? Language::kEnglish : Language::kThai;
}

std::string_view language_code(Language language) {
  return language == Language::kEnglish ? "en" : "th";
}

Texts::Texts(const std::filesystem::path& folder)
    : thai_(load(folder / "th.json", "th")), english_(load(folder / "en.json", "en")) {}

Texts::~Texts() = default;

Texts::Sentences Texts::load(const std::filesystem::path& file, const char* locale) {
  std::ifstream in(file);
  if (!in) throw TextsError("Cannot read " + file.string() + ": is the locales folder there?");
  nlohmann::json json = nlohmann::json::parse(in, nullptr, false);
  if (!json.is_object()) throw TextsError(file.string() + " is not a JSON object.");
  Sentences sentences;
  for (const auto& [key, value] : json.items()) {
    if (!value.is_string()) throw TextsError(file.string() + ": \"" + key + "\" is not a text.");
    const auto source = icu::UnicodeString::fromUTF8(value.get<std::string>());
    UErrorCode error = U_ZERO_ERROR;
    icu::MessagePattern pattern(source, nullptr, error);
    if (U_FAILURE(error)) {
      throw TextsError(file.string() + ": \"" + key +
                       "\" is not a valid message pattern: " + u_errorName(error));
    }
    Sentence sentence;
    sentence.names = argument_names(pattern);
    if (!is_plain(pattern)) {
      sentence.format = std::make_unique<icu::MessageFormat>(with_marks(source, pattern),
                                                             icu::Locale(locale), error);
    } else {
      // Parts of a plain pattern: quoted text is skipped as ICU says, arguments are cut out.
      Sentence::Piece piece;
      int32_t from = pattern.getPart(0).getLimit();
      for (int32_t i = 1; i < pattern.countParts(); ++i) {
        const auto& part = pattern.getPart(i);
        piece.literal += utf8(source.tempSubStringBetween(from, part.getIndex()));
        from = part.getLimit();
        if (part.getType() == UMSGPAT_PART_TYPE_ARG_START) {
          piece.name = utf8(pattern.getSubstring(pattern.getPart(i + 1)));
          i = pattern.getLimitPartIndex(i);
          from = pattern.getPart(i).getLimit();
          sentence.pieces.push_back(std::move(piece));
          piece = {};
        }
      }
      sentence.pieces.push_back(std::move(piece));
    }
    sentences.emplace(key, std::move(sentence));
  }
  return sentences;
}

const Texts::Sentence* Texts::find(Language language, std::string_view key) const {
  const Sentences& sentences = language == Language::kEnglish ? english_ : thai_;
  const auto found = sentences.find(key);
  return found == sentences.end() ? nullptr : &found->second;
}

std::string Texts::say(Language language, std::string_view key, const Values& values) const {
  const Sentence* sentence = find(language, key);
  if (sentence == nullptr) return std::string(key);
  if (sentence->format == nullptr) {
    std::string out;
    for (const auto& piece : sentence->pieces) {
      out += piece.literal;
      if (piece.name.empty()) continue;
      const Value* value = find_value(values, piece.name);
      append_value(out, value ? value_text(*value) : std::string());
    }
    return out;
  }
  std::vector<icu::UnicodeString> names;
  std::vector<icu::Formattable> arguments;
  for (const auto& name : sentence->names) {
    names.push_back(icu::UnicodeString::fromUTF8(name));
    const Value* value = find_value(values, name);
    if (value == nullptr) {
      arguments.emplace_back(icu::UnicodeString());
    } else if (const auto* number = std::get_if<std::int64_t>(value)) {
      arguments.emplace_back(static_cast<int64_t>(*number));
    } else {
      arguments.emplace_back(icu::UnicodeString::fromUTF8(std::get<std::string>(*value)));
    }
  }
  UErrorCode error = U_ZERO_ERROR;
  icu::UnicodeString out;
  sentence->format->format(names.data(), arguments.data(), static_cast<int32_t>(names.size()), out,
                           error);
  return U_FAILURE(error) ? std::string(key) : without_marks(utf8(out));
}

bool Texts::has(Language language, std::string_view key) const {
  return find(language, key) != nullptr;
}

std::vector<std::string> Texts::keys(Language language) const {
  std::vector<std::string> keys;
  for (const auto& [key, sentence] : language == Language::kEnglish ? english_ : thai_) {
    keys.push_back(key);
  }
  return keys;
}

std::vector<std::string> Texts::placeholders(Language language, std::string_view key) const {
  const Sentence* sentence = find(language, key);
  return sentence == nullptr ? std::vector<std::string>{} : sentence->names;
}

std::string amount_text(std::int64_t satang) {
  // Unsigned, so that the most negative number has an absolute value too.
  const auto magnitude =
      satang < 0 ? 0 - static_cast<std::uint64_t>(satang) : static_cast<std::uint64_t>(satang);
  std::string digits = std::to_string(magnitude / 100);
  for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3) {
    digits.insert(static_cast<std::size_t>(at), ",");
  }
  if (const auto rest = magnitude % 100; rest != 0) {
    digits += rest < 10 ? ".0" : ".";
    digits += std::to_string(rest);
  }
  return satang < 0 ? "-" + digits : digits;
}

std::string whole_baht_text(std::int64_t satang) {
  return amount_text((satang + (satang < 0 ? -50 : 50)) / 100 * 100);
}

}  // namespace sammachip
