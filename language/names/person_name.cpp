#include "language/names/person_name.h"

#include <algorithm>
#include <array>

#include "language/answers/answers.h"
#include "language/letters/normalise.h"
#include "language/letters/similarity.h"
#include "language/letters/tokens.h"
#include "language/letters/utf8.h"
#include "language/names/polite_ends.h"
#include "language/names/visible_letters.h"

namespace sammachip {

namespace {

// What leads to a name; the longer before the shorter. Somebody speaks of themselves, or of
// another.
constexpr std::array<std::string_view, 25> kWho = {
    "หัวหน้าครัวเรือน", "หัวหน้าครอบครัว", "หัวหน้าบ้าน", "เจ้าบ้าน", "ข้าพเจ้า", "ดิฉัน", "กระผม", "อิฉัน", "ขอให้",
    "แม่เฒ่า",        "ของผม",        "ของหนู",    "ของฉัน",  "แม่ของ",  "ให้",  "ผม",    "ฉัน",  "หนู",
    "เรา",          "เขา",          "แก",       "ขอ",     "ก็",      "ข่อย", "เปิ้น"};
constexpr std::array<std::string_view, 18> kCalled = {
    "ชื่อเล่นว่า",  "ชื่อเล่นชื่อ",   "ชื่อจริงชื่อ", "ชื่อเล่น",  "ชื่อจริง",    "ชื่อว่า",
    "ชื่อคือ",     "ใช้ชื่อ",      "ชื่อ",      "มีชื่อว่า",  "เรียกผมว่า", "เรียกหนูว่า",
    "เรียกฉันว่า", "เรียกเราว่า", "เรียกว่า",  "เรียกชื่อ", "เรียกแค่",   "เรียก"};
constexpr std::array<std::string_view, 11> kCalledInEnglish = {
    "my name is", "my name's", "name is", "i am", "i'm",    "im",
    "call me",    "it is",     "it's",    "name", "this is"};
// Said of oneself without "ชื่อ". Not "หนู" and "ฉัน", which begin names: หนูแดง, ฉันทนา.
constexpr std::array<std::string_view, 4> kOneself = {"ข้าพเจ้า", "ดิฉัน", "กระผม", "ผม"};

// Answers that a name may be as well: "ลุงมี", "โอ".
constexpr std::string_view kNamesAlike = "โอ|มี|ยินดี|จริง|ถูก|ยัง|แม่น|เจ้า|อยาก|y|n|ใช้|เอ่อ|แหม่น|หม้าย";
constexpr std::string_view kNoNames =
    "ผมเอง|ฉันเอง|หนูเอง|ตัวเอง|ดิฉันเอง|ข้าเอง|เราเอง|เองแหละ|คนเดียวกัน|เหมือนเดิม|เดิม|ผม|ฉัน|หนู|ดิฉัน|เขา|"
    "อะไรก็ได้|แล้วแต่|ยังไงก็ได้|ตามใจ|ไม่มีชื่อ|ไม่บอก|ไม่ทราบ|ไม่รู้|จำไม่ได้|ไม่อยากบอก|ขอไม่บอก|ไม่รู้จะชื่ออะไร|"
    "ชื่อ|เรียก|ชื่อเล่น|ชื่อจริง|หัวหน้าบ้าน|คนในบ้าน|ช่วยส่งแทน|me|myself|idontknow|none|nothing|same|ทดสอบ|"
    "test|เอง";
constexpr std::array<std::string_view, 10> kQuestions = {
    "อะไร", "ทำไม", "ยังไง", "อย่างไร", "เท่าไร", "เท่าไหร่", "ได้ไหม", "ได้มั้ย", "หรือเปล่า", "ใคร"};

bool is_among(std::string_view words, std::string_view list) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find('|'), list.size());
    if (words == list.substr(0, end)) return true;
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return false;
}

// "ชื่อ", "หนูชื่อ", "เรียกว่า", "my name is". Returns whether it said that a name follows.
bool take_off_called(std::string& words) {
  std::string rest = words;
  for (const auto who : kWho) {
    if (take_off_lead(rest, who)) break;
  }
  for (const std::string_view of : {std::string_view("ของ"), std::string_view("บ้าน")}) {
    if (rest.starts_with(std::string(of) + " ")) take_off_lead(rest, of);
  }
  for (const auto called : kCalled) {
    if (!take_off_lead(rest, called)) continue;
    words = std::move(rest);
    return true;
  }
  return std::any_of(kCalledInEnglish.begin(), kCalledInEnglish.end(),
                     [&](std::string_view lead) { return take_off_lead(words, lead); });
}

// "HYKM-2345" lets somebody in, and is nobody's name.
bool holds_code(std::string_view words) {
  const std::string even = normalise(words);
  constexpr std::size_t kShortestCode = 8;
  constexpr std::size_t kLongestCode = 10;
  std::size_t letters = 0;
  std::size_t digits = 0;
  for (std::size_t at = 0; at <= even.size(); ++at) {
    const char c = at < even.size() ? even[at] : '\n';
    if (c == '-' || c == ' ') continue;
    const bool is_digit = c >= '0' && c <= '9';
    const bool is_letter = c >= 'a' && c <= 'z';
    if (is_digit) ++digits;
    if (is_letter) ++letters;
    if (is_digit || is_letter) continue;
    const std::size_t length = letters + digits;
    const bool is_long = length >= kShortestCode && length <= kLongestCode;
    if (is_long && letters >= 2 && digits >= 2) return true;
    letters = 0;
    digits = 0;
  }
  return false;
}

// Takes the numbers that are no part of a name out: a telephone. Returns what else speaks against a
// name.
NoName take_out_numbers(std::string& words) {
  const std::string even = normalise(words);
  bool has_number = false;
  for (const Token& token : cut(even)) {
    switch (token.word) {
      case Word::kLink:
        return NoName::kLink;
      case Word::kPhone:
      case Word::kNationalId:
      case Word::kCode:
        has_number = true;
        break;
      case Word::kHouseShape:
      case Word::kAddress:
      case Word::kBaht:
        return NoName::kNumber;
      default:
        break;
    }
  }
  if (words.find("[เลขบัตร]") != std::string::npos || holds_code(words)) return NoName::kNumber;
  if (!has_number) return NoName::kNone;
  std::string kept;
  for (std::size_t at = 0; at < words.size();) {
    const DecodedCharacter next = decode_character(words, at);
    const bool is_of_number = digit_of(next.character) >= 0 || next.character == U'-' ||
                              next.character == U'+' || next.character == U'*' ||
                              next.character == U'#';
    if (!is_of_number) kept += words.substr(at, next.bytes);
    at += next.bytes;
  }
  for (const std::string_view mark : {"เบอร์โทร", "เบอร์", "โทร.", "โทร", "tel"}) {
    if (const auto at = kept.find(mark); at != std::string::npos) kept.erase(at, mark.size());
  }
  words = visible_letters(kept);
  return NoName::kNone;
}

bool is_answer_only(std::string_view words) {
  const std::string bare = bare_words(words);
  if (is_among(bare, kNamesAlike)) return false;
  return is_among(bare, kNoNames) || read_yes_no(words) != YesNo::kUnclear || says_unsure(words) ||
         says_unwilling(words);
}

bool is_question(std::string_view words) {
  return std::any_of(kQuestions.begin(), kQuestions.end(), [&](std::string_view word) {
    return words.find(word) != std::string_view::npos;
  });
}

void take_off_khun(std::string& words) {
  constexpr std::string_view khun = "คุณ";
  constexpr std::size_t kTwoLetters = 6;
  if (!words.starts_with(khun)) return;
  const bool is_apart = words.size() > khun.size() && words[khun.size()] == ' ';
  const std::string rest = words.substr(khun.size() + (is_apart ? 1 : 0));
  // Names begin so: คุณากร, คุณธรรม.
  if (rest.size() < kTwoLetters || rest.starts_with("ธรรม") || rest.starts_with("วุฒิ")) return;
  if (leans_on_consonant(decode_character(rest, 0).character)) return;
  if (holds_letter(rest)) words = rest;
}

// What is left of the words when all around the name is gone. `is_said` whether they said that a
// name follows.
NameReading bare_name(std::string words, bool& is_said) {
  NameReading none;
  none.why_none = take_out_numbers(words);
  if (none.why_none != NoName::kNone) return none;
  take_off_greeting(words);
  while (take_off_called(words)) is_said = true;
  take_off_politeness(words);
  for (const auto oneself : kOneself) {
    std::string rest = words;
    if (take_off_lead(rest, oneself) && holds_letter(rest) && !is_answer_only(words)) {
      words = std::move(rest);
      break;
    }
  }
  take_off_khun(words);
  return {with_even_marks(words), NoName::kNone};
}

bool holds_digit(std::string_view words) {
  for (std::size_t at = 0; at < words.size();) {
    const DecodedCharacter next = decode_character(words, at);
    if (digit_of(next.character) >= 0) return true;
    at += next.bytes;
  }
  return false;
}

}  // namespace

NameReading read_person_name(std::string_view text) {
  const std::string seen = visible_letters(text);
  if (seen.empty()) return {{}, NoName::kNothing};
  bool is_said = false;
  NameReading reading = bare_name(seen, is_said);
  if (reading.why_none != NoName::kNone) return reading;
  if (!holds_letter(reading.name)) {
    if (is_said || is_answer_only(seen)) return {{}, NoName::kAnswer};
    return {{}, holds_digit(seen) ? NoName::kNumber : NoName::kNothing};
  }
  const bool is_whole_answer = !is_said && is_answer_only(seen);
  if (is_whole_answer || is_answer_only(reading.name) || is_question(reading.name)) {
    return {{}, NoName::kAnswer};
  }
  return reading;
}

std::string name_made_known(std::string_view text) {
  constexpr std::size_t kMostBytes = 90;  // Thirty Thai letters: more is a sentence.
  std::string words = visible_letters(text);
  if (holds_digit(words)) return {};
  const bool is_greeted = take_off_greeting(words);
  bool is_said = false;
  std::string rest = words;
  while (take_off_called(rest)) is_said = true;
  const NameReading reading = read_person_name(words);
  if (reading.name.empty() || reading.name.size() > kMostBytes) return {};
  if (is_said) return reading.name;
  // A title is not enough: "ยายไม่สบาย", "พี่ขอถามหน่อย".
  const bool has_title = without_form_of_address(reading.name) != reading.name;
  const bool is_one_word = reading.name.find(' ') == std::string::npos;
  constexpr std::size_t kMostOfOneWord = 36;
  const bool is_short = reading.name.size() <= kMostOfOneWord;
  return is_greeted && has_title && is_one_word && is_short ? reading.name : std::string();
}

std::string new_name_in(std::string_view text) {
  constexpr std::array<std::string_view, 12> kLeads = {
      "เปลี่ยนชื่อ",     "แก้ชื่อ", "แก้ไขชื่อ",         "ขอเปลี่ยนชื่อ",  "ขอแก้ชื่อ",      "ขอแก้ไขชื่อ",
      "อยากเปลี่ยนชื่อ", "ชื่อผิด", "change my name", "changename", "change name", "rename me"};
  constexpr std::array<std::string_view, 12> kBecomes = {"ผมเป็น",  "หนูเป็น", "ฉันเป็น", "เรียกเป็น",
                                                         "ใหม่เป็น", "ให้เป็น", "เป็น",   "ต้องเป็น",
                                                         "ที่ถูกคือ",  "to",    "ใหม่ว่า", "ว่า"};
  std::string words = visible_letters(text);
  take_off_greeting(words);
  const bool is_about_name = std::any_of(kLeads.begin(), kLeads.end(), [&](std::string_view lead) {
    return take_off_lead(words, lead);
  });
  if (!is_about_name) return {};
  const bool names_one = std::any_of(kBecomes.begin(), kBecomes.end(), [&](std::string_view lead) {
    return take_off_lead(words, lead);
  });
  return names_one ? read_person_name(words).name : std::string();
}

std::string without_politeness(std::string_view text) {
  std::string words = visible_letters(text);
  take_off_greeting(words);
  take_off_politeness(words);
  return words;
}

std::string few_words_said(std::string_view text) {
  std::string words = without_politeness(text);
  if (!holds_letter(words) || read_yes_no(text) != YesNo::kUnclear) return {};
  if (read_yes_no(words) != YesNo::kUnclear || says_unsure(words)) return {};
  const std::string even = normalise(words);
  const auto tokens = cut(even);
  const bool has_link = std::any_of(tokens.begin(), tokens.end(),
                                    [](const Token& one) { return one.word == Word::kLink; });
  return has_link ? std::string() : with_even_marks(words);
}

}  // namespace sammachip
