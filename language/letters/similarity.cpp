#include "language/letters/similarity.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "language/letters/normalise.h"
#include "language/letters/utf8.h"

namespace sammachip {
namespace {

constexpr std::size_t kLongestName = 200;  // Characters compared: keeps the square bounded.

constexpr std::array<std::string_view, 34> kFormsOfAddress = {
    "ว่าที่ร้อยตรี", "เด็กหญิง", "เด็กชาย", "นางสาว", "คุณครู", "ผู้ใหญ่บ้าน", "ผู้ใหญ่", "ผู้ช่วย", "กำนัน",
    "อาจารย์",   "น.ส.",   "น.ส",    "ด.ช.",   "ด.ญ.", "นส.",     "ดร.",  "นาย",  "นาง",
    "คุณ",       "ครู",     "หมอ",    "ป้า",     "ลุง",   "น้า",      "พี่",    "น้อง",  "ยาย",
    "ปู่",        "เจ๊",     "เฮีย",    "อ้าย",    "เอื้อย", "ตา",      "ย่า"};

// A title is taken off only if a name remains: "ยายี" may be one, "ตา" alone is a name.
std::string_view without_title(std::string_view name) {
  for (const std::string_view title : kFormsOfAddress) {
    if (!name.starts_with(title)) continue;
    std::string_view rest = name.substr(title.size());
    while (rest.starts_with(' ') || rest.starts_with('.')) rest.remove_prefix(1);
    if (rest.empty() || leans_on_consonant(decode_character(rest, 0).character)) continue;
    const bool leaves_enough = rest.size() >= 2 * std::string_view("ก").size();
    if (leaves_enough) return rest;
  }
  return name;
}

bool is_tone_or_silent(char32_t character) {
  return character >= U'\u0E47' && character <= U'\u0E4E';
}

// A name as its syllables' parts: each consonant with the vowels that lean on it is one grapheme.
std::vector<std::u32string> graphemes(std::string_view name) {
  std::vector<std::u32string> result;
  for (std::size_t position = 0; position < name.size() && result.size() < kLongestName;) {
    const DecodedCharacter decoded = decode_character(name, position);
    position += decoded.bytes;
    if (is_tone_or_silent(decoded.character) || decoded.character == U' ') continue;
    const bool leans = leans_on_consonant(decoded.character) && decoded.character != U'\u0E30' &&
                       decoded.character != U'\u0E32';
    if (leans && !result.empty()) {
      result.back().push_back(decoded.character);
    } else {
      result.emplace_back(1, decoded.character);
    }
  }
  return result;
}

// Consonants that sound the same are mixed up in names more than any others: ศรี, สี.
char32_t sound_of(char32_t consonant) {
  switch (consonant) {
    case U'ศ':
    case U'ษ':
      return U'ส';
    case U'ณ':
      return U'น';
    case U'ธ':
    case U'ฑ':
    case U'ฒ':
      return U'ท';
    case U'ภ':
      return U'พ';
    case U'ญ':
      return U'ย';
    case U'ฎ':
      return U'ด';
    case U'ฏ':
      return U'ต';
    case U'ฬ':
      return U'ล';
    case U'ใ':
      return U'ไ';
    default:
      return consonant;
  }
}

// Two graphemes on the same consonant are half alike: พรทิพ, พรทีพ.
double substitution(const std::u32string& a, const std::u32string& b) {
  if (a == b) return 0;
  if (sound_of(a.front()) != sound_of(b.front())) return 1;
  const bool same_vowels =
      a.size() == b.size() && std::equal(a.begin() + 1, a.end(), b.begin() + 1);
  return same_vowels ? 0.25 : 0.5;
}

double distance(const std::vector<std::u32string>& a, const std::vector<std::u32string>& b) {
  std::vector<double> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = static_cast<double>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    double diagonal = row[0];
    row[0] = static_cast<double>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const double changed = diagonal + substitution(a[i - 1], b[j - 1]);
      diagonal = row[j];
      row[j] = std::min({changed, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

}  // namespace

std::string without_form_of_address(std::string_view name) {
  return std::string(without_title(name));
}

double name_similarity(std::string_view a, std::string_view b) {
  const std::string even_a = normalise(a);
  const std::string even_b = normalise(b);
  const std::vector<std::u32string> parts_a = graphemes(without_title(even_a));
  const std::vector<std::u32string> parts_b = graphemes(without_title(even_b));
  if (parts_a.empty() || parts_b.empty()) return 0;
  const auto longer = static_cast<double>(std::max(parts_a.size(), parts_b.size()));
  return std::max(0.0, 1 - distance(parts_a, parts_b) / longer);
}

// The first number with its parts: "12/3", "45", with letters of a shared plot ("12/3ก") dropped.
std::string house_number_of(std::string_view text) {
  const std::string even = normalise(text);
  std::string number;
  for (std::size_t i = even.find_first_of("0123456789"); i < even.size(); ++i) {
    const char byte = even[i];
    if (byte >= '0' && byte <= '9') {
      const bool is_new_number =
          i > 0 && even[i - 1] == ' ' && !number.empty() && number.back() != '/';
      if (is_new_number) break;
      number.push_back(byte);
    } else if (byte == '/') {
      number.push_back('/');
    } else if (byte != ' ') {
      break;
    }
  }
  while (!number.empty() && number.back() == '/') number.pop_back();
  return number;
}

bool same_house_number(std::string_view a, std::string_view b) {
  const std::string number_a = house_number_of(a);
  return !number_a.empty() && number_a == house_number_of(b);
}

}  // namespace sammachip
