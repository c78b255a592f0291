#include "language/lists/village_line_parts.h"

#include <algorithm>
#include <array>
#include <span>

#include "language/amounts/amount.h"
#include "language/letters/bytes.h"
#include "language/letters/normalise.h"
#include "language/letters/similarity.h"
#include "language/letters/utf8.h"
#include "language/lists/names_in_line.h"

namespace sammachip {
namespace {

constexpr std::size_t kMostDigits = 4;  // Of a house number's part.

using Words = std::span<const std::string_view>;

constexpr std::array<std::string_view, 4> kHouseNumberWords = {"บ้านเลขที่", "บ้าน เลขที่", "เลขที่",
                                                               "บ.เลขที่"};
constexpr std::array<std::string_view, 7> kCountingWords = {"ลำดับที่", "ลำดับ", "คนที่", "หลังที่",
                                                            "ข้อ",    "#",    "no."};
constexpr std::array<std::string_view, 3> kHouseWords = {"บ้านที่", "บ้าน", "หลัง"};
// After a number these tell that it counts or dates something, or is part of a sum.
constexpr std::array<std::string_view, 49> kNoHouseAfter = {
    "บาท",   "฿",     "บ้าน",   "ครัวเรือน", "หลัง",  "คน",  "ราย",    "หมู่",   "วัน",  "เดือน",
    "ปี",     "%",     "กก",    "กิโล",     "ม.ค",  "ก.พ", "มี.ค",    "เม.ย", "พ.ค", "มิ.ย",
    "ก.ค",   "ส.ค",   "ก.ย",   "ต.ค",     "พ.ย",  "ธ.ค", "มกรา",   "กุมภา", "มีนา", "เมษา",
    "พฤษภา", "มิถุนา",  "กรกฎา", "สิงหา",    "กันยา", "ตุลา", "พฤศจิกา", "ธันวา", "โมง", "น.",
    "นาที",   "ชั่วโมง", "สัปดาห์", "x",       "*",    "+",   "@",      "คูณ",   "บวก"};
// After a number these make it an amount, or begin one: "2 พัน", "12 พันห้า".
constexpr std::array<std::string_view, 5> kLargeUnits = {"พัน", "ร้อย", "หมื่น", "แสน", "ล้าน"};
constexpr std::array<std::string_view, 7> kAfterAmount = {"บาท", "ค่ะ", "คะ", "ครับ",
                                                          "จ้า",  "นะ", "จ้ะ"};
// A line without a house that begins so is about all of them, or about none.
constexpr std::array<std::string_view, 30> kHeadings = {
    "รวม",     "ทั้งหมด", "ยอดรวม", "สรุป",   "หมู่",  "ม.",   "ส่ง",    "รายได้", "รายงาน", "รายชื่อ",
    "สวัสดี",    "เรียน",  "วันที่",    "ประจำ", "รอบ", "เดือน", "สัปดาห์", "อาทิตย์", "ครบ",    "เหลือ",
    "หมายเหตุ", "ขอบคุณ", "บ้านอื่น",  "ค่ะ",    "ครับ", "ของ",  "ข้อมูล",  "ช่วง",   "ยอด",    "ที่เหลือ"};
bool starts_with_any(std::string_view text, Words words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.starts_with(word); });
}

// Takes the first of `words` that `text` begins with off it.
bool take_word(std::string_view& text, Words words) {
  for (const std::string_view word : words) {
    if (!text.starts_with(word)) continue;
    text = trimmed_front(text.substr(word.size()), " .:");
    return true;
  }
  return false;
}

// "12", "23/1" at the beginning of `text`; empty if there is none or it is some other number.
std::string digits_at(std::string_view text) {
  std::size_t end = 0;
  std::size_t part = 0;
  while (end < text.size()) {
    if (is_digit(text[end])) {
      if (++part > kMostDigits) return {};
    } else if (text[end] == '/' && part > 0 && end + 1 < text.size() && is_digit(text[end + 1])) {
      part = 0;
    } else {
      break;
    }
    ++end;
  }
  std::string digits(text.substr(0, end));
  if (std::count(digits.begin(), digits.end(), '/') > 1) return {};  // A date.
  if (end + 1 < text.size() && is_digit(text[end + 1])) {
    // "3,000", "12.50", "18:30".
    if (text[end] == ',' || text[end] == '.' || text[end] == ':') return {};
  }
  return digits;
}

// Takes a number in front, with the words that say what it is, off `text`. Nothing, and `text`
// stays as it is, where there is none or it is another kind of number: "3 คน", "12 มิ.ย.".
std::optional<LineNumber> take_number(std::string_view& text) {
  std::string_view rest = text;
  LineNumber number;
  if (take_word(rest, kHouseNumberWords)) {
    number.is = NumberIs::kHouseNumber;
  } else if (take_word(rest, kCountingWords)) {
    number.is = NumberIs::kCounting;
  } else {
    take_word(rest, kHouseWords);
  }
  number.digits = digits_at(rest);
  if (number.digits.empty()) return std::nullopt;
  rest.remove_prefix(number.digits.size());
  if (number.is == NumberIs::kAny && starts_with_any(trimmed_front(rest), kNoHouseAfter)) {
    return std::nullopt;
  }
  if (!rest.empty() && (rest.front() == '.' || rest.front() == ')')) number.has_marker = true;
  text = trimmed_front(rest, " .):=,");
  if (text.starts_with("- ")) text.remove_prefix(2);
  return number;
}

bool is_known(const LineNumber& number, const std::vector<ListedHouse>& houses) {
  return std::any_of(houses.begin(), houses.end(), [&](const ListedHouse& house) {
    return same_house_number(house.house_no, number.digits);
  });
}

// A second number after the first: "1) 23/1", "1 บ้านเลขที่ 12", "1. 12 สมใจ".
void take_second_number(std::string_view& text, LineNumber& number,
                        const std::vector<ListedHouse>& houses) {
  std::string_view rest = text;
  const auto second = take_number(rest);
  if (!second || rest.empty()) return;
  const auto named = find_name(rest, chunks_of(rest), NameAt::kFront, houses).houses;
  bool is_meant = second->is == NumberIs::kHouseNumber;
  for (std::size_t i = 0; i < houses.size(); ++i) {
    if (!same_house_number(houses[i].house_no, second->digits)) continue;
    is_meant |= second->digits.find('/') != std::string::npos ||
                (number.has_marker && !is_known(number, houses)) ||
                std::find(named.begin(), named.end(), i) != named.end();
  }
  if (!is_meant) return;
  number = *second;
  number.is = NumberIs::kHouseNumber;
  text = rest;
}

// "400 ของบ้าน 12", "ได้ 400 เลขที่ 23/1": a house that stands behind its figure. Cut out of `text`.
std::optional<LineNumber> take_number_behind(std::string& text,
                                             const std::vector<ListedHouse>& houses) {
  for (const std::string_view word :
       {kHouseNumberWords.front(), kHouseNumberWords[2], std::string_view("บ้าน")}) {
    const auto at = text.rfind(word);
    if (at == std::string::npos) continue;
    std::string_view rest = std::string_view(text).substr(at);
    auto number = take_number(rest);
    if (!number || !is_known(*number, houses)) continue;
    number->is = NumberIs::kHouseNumber;
    text = text.substr(0, at) + std::string(rest);
    return number;
  }
  return std::nullopt;
}

// Fills in whose house `text`, what is left behind the number, names, and the words besides the
// name.
void take_name(LineParts& parts, std::string_view text, const std::vector<ListedHouse>& houses) {
  parts.words = text;
  const auto chunks = chunks_of(text);
  if (chunks.empty()) return;
  NameMatch match = find_name(text, chunks, NameAt::kFront, houses);
  if (match.houses.empty()) match = find_glued(text, chunks.front(), houses);
  const bool is_at_front = !match.houses.empty();
  if (!is_at_front && !parts.number) match = find_name(text, chunks, NameAt::kBack, houses);
  if (!match.houses.empty()) {
    parts.named = match.houses;
    parts.is_name_sure = match.is_sure();
    parts.words = is_at_front ? trimmed_front(text.substr(match.end), " ):=,.\"")
                              : text.substr(0, match.begin);
    if (parts.words.starts_with("- ")) parts.words.erase(0, 2);
    return;
  }
  const std::string_view first =
      text.substr(chunks.front().begin, chunks.front().end - chunks.front().begin);
  const bool may_be_name = !holds_digit(first) && !begins_no_name(first) &&
                           !reads_as_amount(first) &&
                           is_thai_letter(decode_character(first, 0).character);
  if (may_be_name) parts.called = first;
}

// "500 สมใจ": whether the number is the amount, as nothing else is one and it is no house.
bool is_amount_first(const LineParts& parts, const std::vector<ListedHouse>& houses) {
  if (!parts.number || parts.named.empty() || !parts.words.empty()) return false;
  if (parts.number->is != NumberIs::kAny || parts.number->has_marker) return false;
  return !is_known(*parts.number, houses);
}

// "2 พัน" is an amount of no house; "12 พันห้า" may be 1,500 of house 12.
enum class Thousands { kNone, kAmount, kPerhapsHouse };
Thousands thousands_after(const LineNumber& number, std::string_view rest,
                          const std::vector<ListedHouse>& houses) {
  if (number.is != NumberIs::kAny || number.has_marker) return Thousands::kNone;
  for (const std::string_view unit : kLargeUnits) {
    if (!rest.starts_with(unit)) continue;
    const std::string_view after = trimmed_front(rest.substr(unit.size()));
    const bool is_all = after.empty() || starts_with_any(after, kAfterAmount);
    return is_all || !is_known(number, houses) ? Thousands::kAmount : Thousands::kPerhapsHouse;
  }
  return Thousands::kNone;
}

// Whether a "/" before `rest` begins the next house rather than "per day" or a house number.
bool begins_a_house(std::string_view rest, const std::vector<ListedHouse>& houses) {
  if (rest.empty()) return true;
  if (is_digit(rest.front()) || rest.front() == '(') return true;
  if (starts_with_any(rest, kHouseNumberWords) || starts_with_any(rest, kCountingWords) ||
      rest.starts_with("บ้าน")) {
    return true;
  }
  return std::any_of(houses.begin(), houses.end(), [&](const ListedHouse& house) {
    const std::string name = normalise(written_name(house.name));
    return !name.empty() && rest.starts_with(name);
  });
}

bool is_bare_number(std::string_view text) {
  text = trimmed_front(text);
  text = text.substr(0, text.find_last_not_of(' ') + 1);
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

void split_at_slashes(const std::string& line, const std::vector<ListedHouse>& houses,
                      std::vector<std::string>& lines) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= line.size(); ++i) {
    if (i < line.size()) {
      if (line[i] != '/') continue;
      const bool is_in_number =
          i > 0 && i + 1 < line.size() && is_digit(line[i - 1]) && is_digit(line[i + 1]);
      if (is_in_number || is_bare_number(std::string_view(line).substr(begin, i - begin)) ||
          !begins_a_house(trimmed_front(std::string_view(line).substr(i + 1)), houses)) {
        continue;
      }
    }
    std::string part = normalise(line.substr(begin, i - begin));
    if (!part.empty()) lines.push_back(std::move(part));
    begin = i + 1;
  }
}

}  // namespace

std::vector<std::string> split_lines(std::string_view text,
                                     const std::vector<ListedHouse>& houses) {
  std::vector<std::string> lines;
  std::size_t begin = 0;
  while (begin <= text.size()) {
    const auto found = text.find_first_of("\n\r;", begin);
    const std::size_t end = found == std::string_view::npos ? text.size() : found;
    split_at_slashes(normalise(text.substr(begin, end - begin)), houses, lines);
    begin = end + 1;
  }
  return lines;
}

std::optional<LineParts> take_apart(const std::string& line,
                                    const std::vector<ListedHouse>& houses) {
  LineParts parts;
  parts.line = line;
  std::string_view text = trimmed_front(line, " -*+>.•·");
  const std::string_view whole = text;
  parts.number = take_number(text);
  if (parts.number) {
    const Thousands thousands = thousands_after(*parts.number, text, houses);
    parts.is_house_doubtful = thousands == Thousands::kPerhapsHouse;
    if (thousands == Thousands::kAmount) {
      parts.number.reset();
      text = whole;
    } else {
      take_second_number(text, *parts.number, houses);
    }
  }
  std::string without_house(whole);
  const bool is_of_no_house =
      !parts.number || (parts.number->is == NumberIs::kAny && !is_known(*parts.number, houses));
  if (is_of_no_house) {
    if (auto behind = take_number_behind(without_house, houses)) {
      parts.number = std::move(behind);
      text = without_house;
    }
  }
  take_name(parts, text, houses);
  if (is_amount_first(parts, houses)) {
    // "500 สมใจ", or house 500, which is none of ours: to be asked.
    parts.words = parts.number->digits;
    parts.number.reset();
    parts.is_name_sure = false;
  }
  if (parts.number || !parts.named.empty()) return parts;
  // Without a house: somebody who is not in the list, or no line about a house.
  if (starts_with_any(text, kHeadings)) return std::nullopt;
  if (read_amount(parts.words).certainty == Certainty::kNone) return std::nullopt;
  return parts;
}

bool may_name_a_house(std::string_view text) {
  text = trimmed_front(text);
  if (text.empty()) return false;
  const bool names_house = text.find(kHouseNumberWords[2]) != std::string_view::npos ||
                           text.find("บ้าน") != std::string_view::npos;
  if (!names_house && begins_no_name(text)) return false;
  if (is_digit(text.front())) return text.find(' ') != std::string_view::npos;
  return holds_digit(text) && is_thai_letter(decode_character(text, 0).character);
}

}  // namespace sammachip
