#include "commands/csv_text.h"

#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <map>
#include <optional>
#include <stdexcept>

#include "language/letters/utf8.h"

namespace sammachip {

namespace {

constexpr char32_t kLost = U'\uFFFD';
constexpr std::size_t kMostShown = 60;

// What offices send under the name of a list, by its first bytes.
constexpr std::pair<std::string_view, std::string_view> kOtherFiles[] = {
    {"PK\x03\x04", "an Excel workbook"},
    {"\xD0\xCF\x11\xE0", "an Excel workbook"},
    {"%PDF", "a PDF"},
    {"{\\rtf", "a Word document"}};

std::string save_again(std::string_view what) {
  return "this is " + std::string(what) + ": open it in Excel and save it as \"CSV UTF-8\"";
}

void mark_lost(const void* /*context*/, UConverterToUnicodeArgs* arguments, const char* /*bytes*/,
               int32_t /*length*/, UConverterCallbackReason reason, UErrorCode* error) {
  if (reason > UCNV_IRREGULAR) return;  // The converter is only reset or closed.
  const UChar lost = kLost;
  *error = U_ZERO_ERROR;
  ucnv_cbToUWriteUChars(arguments, &lost, 1, 0, error);
}

icu::UnicodeString decoded(const char* encoding, std::string_view bytes) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::LocalUConverterPointer converter(ucnv_open(encoding, &error));
  if (U_SUCCESS(error)) {
    ucnv_setToUCallBack(converter.getAlias(), mark_lost, nullptr, nullptr, nullptr, &error);
  }
  icu::UnicodeString text(bytes.data(), static_cast<int32_t>(bytes.size()), converter.getAlias(),
                          error);
  if (U_FAILURE(error)) {
    throw std::runtime_error("ICU does not convert " + std::string(encoding) + ".");
  }
  return text;
}

std::string utf8_of(const icu::UnicodeString& text) {
  std::string bytes;
  text.toUTF8String(bytes);
  return bytes;
}

// As Windows, ICU gives the bytes that the encoding does not define a control or a private
// character each, and calls no callback.
icu::UnicodeString from_windows_874(std::string_view bytes) {
  icu::UnicodeString text = decoded("windows-874", bytes);
  for (int32_t i = 0; i < text.length(); ++i) {
    const bool is_defined = text[i] < 0x80 || (U_GET_GC_MASK(text[i]) & U_GC_C_MASK) == 0;
    if (!is_defined) text.setCharAt(i, static_cast<char16_t>(kLost));
  }
  return text;
}

bool is_thai(char32_t character) {
  UErrorCode error = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(character), &error) == USCRIPT_THAI;
}

// A letter, mark or sign that may stand in a Thai list, or a line end.
bool is_of_lists(UChar32 character) {
  if (character == '\t' || character == '\r' || character == '\n') return true;
  UErrorCode error = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(character, &error);
  const bool is_control = (U_GET_GC_MASK(character) & (U_GC_C_MASK & ~U_GC_CF_MASK)) != 0;
  return !is_control && (script == USCRIPT_THAI || script == USCRIPT_LATIN ||
                         script == USCRIPT_COMMON || script == USCRIPT_INHERITED);
}

bool is_list(const icu::UnicodeString& text) {
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    if (text[i] == kLost || !is_of_lists(text.char32At(i))) return false;
  }
  return true;
}

struct Decoded {
  std::string encoding;
  icu::UnicodeString text;
};

// The digits of a list in UTF-16 have a zero byte each, which no other encoding has.
std::optional<Decoded> from_utf16_without_mark(std::string_view bytes) {
  if (bytes.size() % 2 != 0 || bytes.find('\0') == std::string_view::npos) return std::nullopt;
  for (const char* encoding : {"UTF-16LE", "UTF-16BE"}) {
    icu::UnicodeString text = decoded(encoding, bytes);
    if (is_list(text)) return Decoded{encoding, std::move(text)};
  }
  return std::nullopt;
}

// What of the bytes past ASCII is Thai in UTF-8, and how many are anything else.
struct ThaiBytes {
  std::size_t thai = 0;
  std::size_t others = 0;
  bool are_mostly_utf8() const { return thai > 0 && thai >= others; }
};

ThaiBytes thai_bytes(std::string_view bytes) {
  ThaiBytes found;
  for (std::size_t at = 0; at < bytes.size();) {
    const DecodedCharacter next = decode_character(bytes, at);
    if (next.character >= 0x80) (is_thai(next.character) ? found.thai : found.others) += next.bytes;
    at += next.bytes;
  }
  return found;
}

bool is_utf8(std::string_view bytes) {
  UErrorCode error = U_ZERO_ERROR;
  int32_t length = 0;  // It only counts what the text would take.
  u_strFromUTF8(nullptr, 0, &length, bytes.data(), static_cast<int32_t>(bytes.size()), &error);
  return error != U_INVALID_CHAR_FOUND;
}

Decoded decoded_by_all(std::string_view bytes) {
  UErrorCode error = U_ZERO_ERROR;
  int32_t length = 0;
  const char* signature = ucnv_detectUnicodeSignature(
      bytes.data(), static_cast<int32_t>(bytes.size()), &length, &error);
  const std::string encoding = signature == nullptr ? "" : signature;
  if (encoding == "UTF-8" || encoding.starts_with("UTF-16") || encoding.starts_with("UTF-32")) {
    bytes.remove_prefix(static_cast<std::size_t>(length));
    return {encoding, decoded(signature, bytes)};
  }
  if (auto wide = from_utf16_without_mark(bytes)) return *wide;
  // Windows-874 has hardly any two letters that are a Thai one of UTF-8: one cut letter does not
  // make a list in UTF-8 one in Windows-874.
  if (is_utf8(bytes) || thai_bytes(bytes).are_mostly_utf8()) {
    return {"UTF-8", decoded("UTF-8", bytes)};
  }
  return {"windows-874", from_windows_874(bytes)};
}

// What a program that reads a byte each made of a byte -> the byte.
const std::map<char32_t, char>& bytes_behind() {
  static const std::map<char32_t, char> bytes = [] {
    std::map<char32_t, char> all;
    for (const char* encoding : {"windows-1252", "windows-874", "iso-8859-1"}) {
      for (int byte = 0x80; byte <= 0xFF; ++byte) {
        const char one = static_cast<char>(byte);
        const UChar32 made = decoded(encoding, std::string_view(&one, 1)).char32At(0);
        all.emplace(static_cast<char32_t>(made), one);
      }
    }
    return all;
  }();
  return bytes;
}

// The first line if of all lines past ASCII none is Thai; else 0.
int misread_from(std::string_view text) {
  int line = 0, first = 0;
  while (!text.empty()) {
    ++line;
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    const std::string_view one = text.substr(0, end);
    const bool is_ascii = std::all_of(one.begin(), one.end(), [](char c) { return c >= 0; });
    if (!is_ascii && !is_misread(one)) return 0;
    if (!is_ascii && first == 0) first = line;
    text.remove_prefix(std::min(end + (text.substr(end).starts_with("\r\n") ? 2 : 1), text.size()));
  }
  return first;
}

BadLine problem_of(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin != std::string_view::npos && text[begin] == '<') return {0, save_again("a web page")};
  const auto zeros = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\0'));
  if (zeros * 16 > text.size()) {
    return {0, "this is no text, or damaged UTF-16: open it in Excel and save it as \"CSV UTF-8\""};
  }
  if (const int line = misread_from(text); line > 0) return {line, std::string(kMisread)};
  return {};
}

}  // namespace

CsvText text_of(std::string_view bytes) {
  for (const auto& [beginning, what] : kOtherFiles) {
    if (bytes.starts_with(beginning)) return {{}, {}, {0, save_again(what)}};
  }
  const Decoded all = decoded_by_all(bytes);
  CsvText text{utf8_of(all.text), all.encoding, {}};
  text.problem = problem_of(text.text);
  return text;
}

bool is_misread(std::string_view text) {
  std::string behind;
  std::size_t unknown = 0, latin = 0, foreign = 0;
  bool has_thai = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto [character, bytes] = decode_character(text, at);
    at += bytes;
    const auto code = static_cast<UChar32>(character);
    has_thai = has_thai || is_thai(character);
    if (character < 0x80) {
      behind += static_cast<char>(character);
      if (u_isalpha(code)) ++latin;
      continue;
    }
    if (!u_ispunct(code) && !u_isspace(code)) ++foreign;
    const auto byte = bytes_behind().find(character);
    if (byte == bytes_behind().end()) {
      ++unknown;
    } else {
      behind += byte->second;
    }
  }
  ThaiBytes found = thai_bytes(behind);
  found.others += unknown;
  return found.are_mostly_utf8() || (!has_thai && foreign > latin);
}

std::string shown_cell(std::string_view text) {
  std::string shown;
  std::size_t letters = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto [character, bytes] = decode_character(text, at);
    at += bytes;
    const bool is_seen = (U_GET_GC_MASK(static_cast<UChar32>(character)) & U_GC_C_MASK) == 0;
    append_character(shown, is_seen ? character : kLost);
    if (++letters == kMostShown && at < text.size()) return shown + "…";
  }
  return shown;
}

}  // namespace sammachip
