#include "language/names/titles.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "language/letters/utf8.h"

namespace sammachip {

namespace {

// No other name begins so, unless the next sign leans on the last consonant: คุณากร.
constexpr std::array<std::string_view, 23> kTitles = {
    "คุณ",  "นาย",    "นาง",  "เด็กชาย", "เด็กหญิง", "ยาย",   "ลุง",   "ป้า",
    "ครู",  "ผู้ใหญ่",   "ผู้ช่วย", "กำนัน",   "อาจารย์", "ผู้หมวด", "ผู้กอง", "หลวง",
    "พระ", "สารวัตร", "ว่าที่",  "ดาบ",    "จ่า",     "ปลัด",   "ท่าน"};
// Words begin with these, too (หมอก, แม่น): more than a letter makes them a title, "แม่ดี" has one.
constexpr std::array<std::string_view, 8> kShortTitles = {"หมอ", "แม่", "พ่อ", "พี่",
                                                          "น้า",  "ปู่",  "ย่า", "เจ๊"};
// ตาล and อารี are names, and "คุณตาสี" is polite: titles only where they stand alone.
constexpr std::array<std::string_view, 2> kAloneTitles = {"ตา", "อา"};
constexpr std::array<std::string_view, 6> kLatinTitles = {"mr", "mrs", "ms", "miss", "dr", "khun"};

bool is_consonant(char32_t letter) { return letter >= U'ก' && letter <= U'ฮ'; }

// What comes after a title.
struct Rest {
  bool is_apart = true;  // Nothing, a space or a dot comes first.
  bool is_attached = false;
  int characters = 0;
};

Rest rest_of(std::string_view text) {
  Rest rest;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCharacter letter = decode_character(text, at);
    if (at == 0) {
      rest.is_apart = letter.character == U' ' || letter.character == U'.';
      rest.is_attached = leans_on_consonant(letter.character);
    }
    ++rest.characters;
    at += letter.bytes;
  }
  return rest;
}

template <std::size_t count, class Check>
bool any_leads(const std::array<std::string_view, count>& titles, std::string_view name,
               const Check& check) {
  return std::any_of(titles.begin(), titles.end(), [&](std::string_view title) {
    return name.starts_with(title) && check(rest_of(name.substr(title.size())));
  });
}

// "น.ส.", "ด.ต.", "อ.", "ดร.": up to three consonants and a dot.
bool begins_abbreviated(std::string_view name) {
  constexpr int kMostConsonants = 3;
  std::size_t at = 0;
  for (int letters = 0; at < name.size(); ++letters) {
    const DecodedCharacter letter = decode_character(name, at);
    if (letter.character == U'.') return letters > 0;
    if (!is_consonant(letter.character) || letters == kMostConsonants) return false;
    at += letter.bytes;
  }
  return false;
}

bool begins_in_latin(std::string_view name) {
  return std::any_of(kLatinTitles.begin(), kLatinTitles.end(), [&](std::string_view title) {
    if (name.size() <= title.size()) return false;
    for (std::size_t i = 0; i < title.size(); ++i) {
      const char letter = name[i];
      const bool is_capital = letter >= 'A' && letter <= 'Z';
      if ((is_capital ? static_cast<char>(letter - 'A' + 'a') : letter) != title[i]) return false;
    }
    return name[title.size()] == ' ' || name[title.size()] == '.';
  });
}

}  // namespace

bool has_title(std::string_view name) {
  constexpr int kLeastOfAName = 2;
  const auto is_whole = [](const Rest& rest) { return !rest.is_attached; };
  const auto is_named = [](const Rest& rest) {
    return rest.is_apart || (!rest.is_attached && rest.characters >= kLeastOfAName);
  };
  const auto is_alone = [](const Rest& rest) { return rest.is_apart; };
  return any_leads(kTitles, name, is_whole) || any_leads(kShortTitles, name, is_named) ||
         any_leads(kAloneTitles, name, is_alone) || begins_abbreviated(name) ||
         begins_in_latin(name);
}

}  // namespace sammachip
