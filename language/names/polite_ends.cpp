#include "language/names/polite_ends.h"

#include <algorithm>
#include <array>

#include "language/letters/utf8.h"
#include "language/names/visible_letters.h"

namespace sammachip {

namespace {

// These end no name.
constexpr std::array<std::string_view, 44> kParticles = {
    "เจ้าค่ะ", "ครับผม", "ครับ", "คร้าบ", "คราบ", "ค้าบ",  "คับผม", "คับ",    "ขรับ",  "ครัช",  "ค่ะ",
    "ค๊ะ",    "ค้ะ",    "คะ",  "ค่า",   "คร่า",  "จ้า",   "จร้า",  "จ้ะ",    "จ๊ะ",   "จะ้",   "นะจ๊ะ",
    "น่ะ",    "น้า",    "เด้อ", "เน้อ",  "ก็ได้",  "ก็พอ",  "ก็ดี",   "ได้เลย", "เลย",  "แหละ", "แล้วกัน",
    "ละกัน",  "เองจ้า", "เอง", "ฮับ",   "ฮ่ะ",   "ขอรับ", "น่อ",   "โลด",   "จ๋าค่ะ", "จ่ะ",   "จ้าา"};
// These stand apart: they end names too.
constexpr std::array<std::string_view, 16> kParticlesApart = {
    "นะ",   "ฮะ",  "เจ้า", "น้อ", "หนา", "krub",   "krap",   "kub",
    "krab", "kha", "ka",  "na", "ja",  "please", "thanks", "thx"};
constexpr std::array<std::string_view, 8> kAfterGreeting = {"ครับผม", "ครับ", "คับ", "ค่ะ",
                                                            "ค่า",    "จ้า",  "จ้ะ", "จ๊ะ"};
constexpr std::array<std::string_view, 13> kNamesInNa = {"มานะ",  "ชนะ",   "ธนะ",  "รัตนะ",  "วัฒนะ",
                                                         "วาสนะ", "ศาสนะ", "พัฒนะ", "ศิลปนะ", "กานะ",
                                                         "รีนะ",   "ยานะ",  "ลีนะ"};
constexpr std::array<std::string_view, 12> kGreetings = {"สวัสดี", "หวัดดี",        "สวัดดี", "สวัสดิ์ดี",
                                                         "ดีจ้า",  "ดีค่ะ",         "ดีครับ", "hello",
                                                         "hi",   "อัสลามุอะลัยกุม", "สลาม", "ฮัลโหล"};
constexpr std::string_view kSigns = " .!?,;:~^*_\"'`=+<>|/\\#&-";

char32_t last_character(std::string_view words, std::size_t& begins) {
  begins = words.size();
  while (begins > 0) {
    --begins;
    if ((static_cast<unsigned char>(words[begins]) & 0xC0U) != 0x80U) break;
  }
  return begins < words.size() ? decode_character(words, begins).character : U'\0';
}

// "จ้าาา": the letter that is drawn out counts once.
std::string_view not_drawn_out(std::string_view words) {
  std::size_t at = 0;
  const char32_t last = last_character(words, at);
  while (at > 0) {
    std::size_t before = 0;
    if (last_character(words.substr(0, at), before) != last) break;
    words = words.substr(0, at);
    at = before;
  }
  return words;
}

bool take_off_signs(std::string& words) {
  const std::size_t before = words.size();
  // A point that shortens a title stays: "น.ส.".
  const auto first_point = words.find('.');
  while (!words.empty() && kSigns.find(words.back()) != std::string_view::npos) {
    if (words.back() == '.' && first_point + 1 < words.size()) break;
    words.pop_back();
  }
  constexpr std::string_view again = "ๆ";
  while (words.ends_with(" ๆ")) words.resize(words.size() - again.size() - 1);
  return words.size() != before;
}

// "นะ" and "ฮะ" written on: not where the whole may be a name.
bool take_off_unsure_end(std::string& words) {
  constexpr std::string_view na = "นะ";
  constexpr std::string_view ha = "ฮะ";
  if (words.ends_with(na)) {
    const bool is_name = std::any_of(kNamesInNa.begin(), kNamesInNa.end(),
                                     [&](std::string_view name) { return words.ends_with(name); });
    return !is_name && take_off_end(words, na);
  }
  if (!words.ends_with(ha)) return false;
  // After a vowel it ends Malay names: ฟาตีฮะ.
  std::size_t at = 0;
  const std::string_view rest = std::string_view(words).substr(0, words.size() - ha.size());
  const char32_t before = last_character(rest, at);
  const bool is_consonant = is_thai_letter(before) && !leans_on_consonant(before);
  return is_consonant && take_off_end(words, ha);
}

bool take_off_word_apart(std::string& words, std::string_view particle) {
  const std::string lower = in_lower_case(words);
  return lower.ends_with(" " + std::string(particle)) &&
         take_off_end(words, words.substr(words.size() - particle.size()));
}

bool take_off_one(std::string& words) {
  if (take_off_signs(words)) return true;
  const std::string_view plain = not_drawn_out(words);
  for (const auto particle : kParticles) {
    if (!plain.ends_with(particle)) continue;
    std::string shorter(plain);
    if (!take_off_end(shorter, particle)) continue;
    words = std::move(shorter);
    return true;
  }
  const bool took_apart =
      std::any_of(kParticlesApart.begin(), kParticlesApart.end(),
                  [&](std::string_view particle) { return take_off_word_apart(words, particle); });
  return took_apart || take_off_unsure_end(words);
}

}  // namespace

std::string in_lower_case(std::string_view words) {
  std::string lower(words);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return lower;
}

bool take_off_lead(std::string& words, std::string_view lead) {
  if (!in_lower_case(words.substr(0, lead.size())).starts_with(lead)) return false;
  const bool is_latin = static_cast<unsigned char>(lead.back()) < 0x80U;
  std::size_t at = lead.size();
  if (is_latin && at < words.size() && kSigns.find(words[at]) == std::string_view::npos) {
    return false;  // "hi" of "hiroshi".
  }
  while (at < words.size() && kSigns.find(words[at]) != std::string_view::npos) ++at;
  if (at < words.size() && leans_on_consonant(decode_character(words, at).character)) return false;
  words.erase(0, at);
  return true;
}

bool take_off_end(std::string& words, std::string_view end) {
  if (!words.ends_with(end)) return false;
  std::string rest = words.substr(0, words.size() - end.size());
  while (rest.ends_with(' ')) rest.pop_back();
  if (!holds_letter(rest)) return false;
  words = std::move(rest);
  return true;
}

bool take_off_greeting(std::string& words) {
  const std::size_t before = words.size();
  while (!words.empty() && words.front() != '[' &&
         kSigns.find(words.front()) != std::string_view::npos) {
    words.erase(0, 1);
  }
  bool is_greeted = words.size() != before;
  for (const auto greeting : kGreetings) {
    if (!take_off_lead(words, greeting)) continue;
    is_greeted = true;
    for (bool is_shorter = true; is_shorter;) {
      is_shorter = std::any_of(kAfterGreeting.begin(), kAfterGreeting.end(),
                               [&](std::string_view one) { return take_off_lead(words, one); });
      // "คะนึง" is a name.
      is_shorter = is_shorter || (words.starts_with("คะ ") && take_off_lead(words, "คะ"));
    }
    break;
  }
  return is_greeted;
}

void take_off_politeness(std::string& words) {
  while (take_off_one(words)) {
  }
}

}  // namespace sammachip
