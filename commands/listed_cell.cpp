#include "commands/listed_cell.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <array>
#include <cstdio>
#include <stdexcept>

#include "commands/csv_text.h"
#include "language/letters/normalise.h"
#include "language/letters/utf8.h"

namespace sammachip {

namespace {

constexpr std::size_t kMostNameLetters = 100;
// A name with a code in it is two lines that a quotation mark made one.
constexpr int kMostDigitsInRow = 4;
constexpr std::string_view kDigits = "0123456789";

std::string composed(const std::string& text) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFCInstance(error);
  if (U_FAILURE(error)) throw std::runtime_error("ICU does not compose letters.");
  std::string result;
  normalizer->normalize(icu::UnicodeString::fromUTF8(text), error).toUTF8String(result);
  return result;
}

bool is_white(UChar32 character) {
  return character == '\t' || character == '\n' || character == '\r' ||
         (U_GET_GC_MASK(character) & U_GC_Z_MASK) != 0;
}

// Reads a name letter by letter.
class NameReader {
 public:
  // What is wrong with the name so far; null: nothing.
  std::string take(char32_t character) {
    const auto code = static_cast<UChar32>(character);
    const std::uint32_t kind = U_GET_GC_MASK(code);
    ++letters_;
    has_any_ = has_any_ || (kind & (U_GC_L_MASK | U_GC_N_MASK)) != 0;
    digits_ = u_isdigit(code) ? digits_ + 1 : 0;
    if (digits_ > kMostDigitsInRow) return "has too long a number for a name";
    if (character == U'?') return "has a ? where a letter was lost";
    const bool is_strange = (kind & U_GC_C_MASK) != 0 || character == U'\uFFFD' ||
                            (code >= 0x80 && (kind & U_GC_S_MASK) != 0);
    if (is_strange) return "has " + number_of(character) + ", which stands in no name";
    if ((kind & (U_GC_L_MASK | U_GC_M_MASK)) == 0) {
      word_ = USCRIPT_COMMON;
      is_in_word_ = false;
      return "";
    }
    return take_letter(character);
  }

  bool is_too_long() const { return letters_ > kMostNameLetters; }
  bool has_any() const { return has_any_; }

 private:
  std::string take_letter(char32_t character) {
    if (!is_in_word_ && leans_on_consonant(character)) {
      return "has a vowel or mark whose letter is missing";
    }
    is_in_word_ = true;
    UErrorCode error = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(static_cast<UChar32>(character), &error);
    if (script == USCRIPT_COMMON || script == USCRIPT_INHERITED) return "";
    if (script != USCRIPT_THAI && script != USCRIPT_LATIN) {
      return "has " + number_of(character) + ", a letter of no place in Thailand";
    }
    if (word_ != USCRIPT_COMMON && word_ != script) return "has Thai and Latin letters in one word";
    word_ = script;
    return "";
  }

  static std::string number_of(char32_t character) {
    std::array<char, 16> number{};
    std::snprintf(number.data(), number.size(), "U+%04X", static_cast<unsigned>(character));
    return number.data();
  }

  std::size_t letters_ = 0;
  int digits_ = 0;
  bool has_any_ = false;
  bool is_in_word_ = false;
  UScriptCode word_ = USCRIPT_COMMON;
};

}  // namespace

std::string name_in(std::string_view cell) {
  std::string name;
  for (std::size_t at = 0; at < cell.size();) {
    const auto [character, bytes] = decode_character(cell, at);
    at += bytes;
    const auto code = static_cast<UChar32>(character);
    if (u_hasBinaryProperty(code, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) continue;
    if (!is_white(code)) {
      append_character(name, character == 0 ? U'\uFFFD' : character);  // No one's letter.
    } else if (!name.empty() && name.back() != ' ') {
      name += ' ';
    }
  }
  if (!name.empty() && name.back() == ' ') name.pop_back();
  return with_even_marks(composed(name));
}

std::string place_name_in(std::string_view cell, const PlaceWords& titles) {
  std::string name = name_in(cell);
  for (const auto title : titles) {
    if (!name.starts_with(title)) continue;
    std::string rest = name_in(std::string_view(name).substr(title.size()));
    if (!rest.empty()) return rest;
  }
  return name;
}

std::string wrong_with_name(std::string_view kind, const std::string& name) {
  const std::string subject = "the " + std::string(kind) + " ";
  if (name.empty()) return subject + "is missing";
  const auto too_long = [&] { return subject + "is too long for a name: " + shown_cell(name); };
  if (name.size() > kMostNameLetters * 4) return too_long();
  if (is_misread(name)) return std::string(kMisread);
  NameReader reader;
  for (std::size_t at = 0; at < name.size();) {
    const auto [character, bytes] = decode_character(name, at);
    at += bytes;
    const std::string problem = reader.take(character);
    if (!problem.empty()) return subject + problem + ": " + shown_cell(name);
    if (reader.is_too_long()) return too_long();
  }
  return reader.has_any() ? "" : subject + "has no letter: " + shown_cell(name);
}

std::string checked_place_name(std::string_view kind, std::string_view given,
                               const PlaceWords& titles) {
  std::string name = place_name_in(given, titles);
  const std::string problem = wrong_with_name(kind, name);
  if (!problem.empty()) throw std::runtime_error("Nothing was changed: " + problem + ".");
  return name;
}

std::string code_in(std::string_view cell) {
  std::string code = normalise(cell);
  if (code.starts_with('=')) code.erase(0, 1);
  if (code.starts_with('\'')) code.erase(0, 1);
  return code;
}

std::string wrong_with_code(const std::string& code) {
  if (code.empty()) return "the code is missing";
  const bool is_number = code.find_first_not_of(kDigits) == std::string::npos;
  if (is_number && code.size() == 8) return "";
  const bool is_reckoned = kDigits.find(code.front()) != std::string_view::npos &&
                           code.find_first_not_of("0123456789.,e+-") == std::string::npos &&
                           code.find_first_of(".,e") != std::string::npos;
  if (is_reckoned) {
    return "the spreadsheet changed the code to " + shown_cell(code) +
           ": format the column as text and write the 8 digits again";
  }
  return "the code has not 8 digits: " + shown_cell(code);
}

}  // namespace sammachip
