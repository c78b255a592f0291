#include "language/lists/village_line_parts.h"

#include <algorithm>
#include <array>
#include <span>

#include "language/amounts/amount.h"
#include "language/letters/bytes.h"
#include "language/letters/normalise.h"
#include "language/letters/similarity.h"
#include "language/letters/utf8.h"

namespace sammachip {
namespace {

constexpr double kSimilarEnough = 0.75;
constexpr double kSurelySimilar = 0.85;
constexpr double kAsSimilar = 0.05;  // Two names this close together are not told apart.
constexpr double kWorthAWord = 0.1;  // A longer match is better by this much a word.
constexpr std::size_t kMostNameWords = 4;
constexpr std::size_t kMostDigits = 4;  // Of a house number's part.
constexpr std::size_t kLeastGluedName = 2 * std::string_view("ก").size();

using Words = std::span<const std::string_view>;

constexpr std::array<std::string_view, 4> kHouseNumberWords = {"บ้านเลขที่", "บ้าน เลขที่", "เลขที่",
                                                               "บ.เลขที่"};
constexpr std::array<std::string_view, 7> kCountingWords = {"ลำดับที่", "ลำดับ", "คนที่", "หลังที่",
                                                            "ข้อ",    "#",    "no."};
constexpr std::array<std::string_view, 3> kHouseWords = {"บ้านที่", "บ้าน", "หลัง"};
// After a number these tell that it counts or dates something.
constexpr std::array<std::string_view, 43> kNoHouseAfter = {
    "บาท",  "฿",    "บ้าน", "ครัวเรือน", "หลัง",  "คน",   "ราย",  "หมู่",   "วัน",    "เดือน", "ปี",
    "%",    "กก",   "กิโล", "ม.ค",     "ก.พ",  "มี.ค",  "เม.ย", "พ.ค",  "มิ.ย",   "ก.ค",  "ส.ค",
    "ก.ย",  "ต.ค",  "พ.ย", "ธ.ค",     "มกรา", "กุมภา", "มีนา",  "เมษา", "พฤษภา", "มิถุนา", "กรกฎา",
    "สิงหา", "กันยา", "ตุลา", "พฤศจิกา",  "ธันวา", "โมง",  "น.",   "นาที",  "ชั่วโมง", "สัปดาห์"};
// After a number these make it an amount, or begin one: "2 พัน", "12 พันห้า".
constexpr std::array<std::string_view, 5> kLargeUnits = {"พัน", "ร้อย", "หมื่น", "แสน", "ล้าน"};
constexpr std::array<std::string_view, 7> kAfterAmount = {"บาท", "ค่ะ", "คะ", "ครับ",
                                                          "จ้า",  "นะ", "จ้ะ"};
// A line without a house that begins so is about all of them, or about none.
constexpr std::array<std::string_view, 30> kHeadings = {
    "รวม",     "ทั้งหมด", "ยอดรวม", "สรุป",   "หมู่",  "ม.",   "ส่ง",    "รายได้", "รายงาน", "รายชื่อ",
    "สวัสดี",    "เรียน",  "วันที่",    "ประจำ", "รอบ", "เดือน", "สัปดาห์", "อาทิตย์", "ครบ",    "เหลือ",
    "หมายเหตุ", "ขอบคุณ", "บ้านอื่น",  "ค่ะ",    "ครับ", "ของ",  "ข้อมูล",  "ช่วง",   "ยอด",    "ที่เหลือ"};
// Words before a figure that are no name.
constexpr std::array<std::string_view, 36> kNoName = {
    "ขาย",   "ได้",    "ราย",   "เงิน", "ส่ง", "ยอด", "รวม",  "ประมาณ", "ราว",   "สัก", "ซัก",    "รอบ",
    "เดือน",  "อาทิตย์", "สัปดาห์", "วัน",  "ไม่", "ยัง",  "มี",    "กำไร",   "ขาดทุน", "ทุน", "เกือบ",  "น่าจะ",
    "จำนวน", "บาท",   "เป็น",   "คือ",  "นับ", "จด",  "ติดลบ", "เท่าทุน",  "ครึ่ง",   "แค่", "ทั้งหมด", "วันนี้"};
constexpr std::array<std::string_view, 4> kWrittenTitles = {"นางสาว", "นาย", "นาง", "น.ส."};

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

// The name without title and surname: what people write.
std::string first_name(const std::string& name) {
  std::string_view rest = name;
  for (const std::string_view title : kWrittenTitles) {
    if (!rest.starts_with(title)) continue;
    const std::string_view untitled = trimmed_front(rest.substr(title.size()));
    const std::string_view first = untitled.substr(0, untitled.find(' '));
    if (first.size() < kLeastGluedName ||
        leans_on_consonant(decode_character(first, 0).character)) {
      continue;
    }
    rest = untitled;
    break;
  }
  return std::string(rest.substr(0, rest.find(' ')));
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

struct NameMatch {
  double likeness = 0;
  double score = 0;  // The same, and how many words it is.
  std::vector<std::size_t> houses;
  std::size_t begin = 0, end = 0;  // Bytes of the text.
};

NameMatch match_name(std::string_view name, const std::vector<ListedHouse>& houses) {
  NameMatch match;
  std::vector<double> alike;
  for (const auto& house : houses) {
    alike.push_back(
        std::max(name_similarity(name, house.name), name_similarity(name, first_name(house.name))));
    match.likeness = std::max(match.likeness, alike.back());
  }
  if (match.likeness < kSimilarEnough) return {};
  match.score = match.likeness;
  const double least = match.likeness >= 1 ? 1 : match.likeness - kAsSimilar;
  for (std::size_t i = 0; i < alike.size(); ++i) {
    if (alike[i] >= least) match.houses.push_back(i);
  }
  return match;
}

struct Chunk {
  std::size_t begin = 0, end = 0;
};

// Words parted by white space and brackets, or where figures begin or end.
std::vector<Chunk> chunks_of(std::string_view text) {
  std::vector<Chunk> chunks;
  bool is_open = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (std::string_view(" ():=\"").find(text[i]) != std::string_view::npos) {
      is_open = false;
      continue;
    }
    if (is_open && is_digit(text[i]) != is_digit(text[i - 1])) is_open = false;
    if (!is_open) chunks.push_back({i, i});
    is_open = true;
    chunks.back().end = i + 1;
  }
  return chunks;
}

bool holds_digit(std::string_view text) { return std::any_of(text.begin(), text.end(), is_digit); }

// The best name among the first words, or among the last.
enum class NameAt { kFront, kBack };
NameMatch find_name(std::string_view text, const std::vector<Chunk>& chunks, NameAt at,
                    const std::vector<ListedHouse>& houses) {
  NameMatch best;
  for (std::size_t count = 1; count <= std::min(kMostNameWords, chunks.size()); ++count) {
    const bool is_front = at == NameAt::kFront;
    const Chunk& newest = is_front ? chunks[count - 1] : chunks[chunks.size() - count];
    if (holds_digit(text.substr(newest.begin, newest.end - newest.begin))) break;
    const std::size_t begin = is_front ? chunks.front().begin : newest.begin;
    const std::size_t end = is_front ? newest.end : chunks.back().end;
    NameMatch match = match_name(text.substr(begin, end - begin), houses);
    if (match.houses.empty()) continue;
    match.score += kWorthAWord * static_cast<double>(count - 1);
    match.begin = begin;
    match.end = end;
    if (match.score >= best.score) best = std::move(match);
  }
  return best;
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

bool reads_as_amount(std::string_view words) {
  const AmountReading reading = read_amount(words);
  return reading.certainty != Certainty::kNone || reading.kind != AmountKind::kNothing;
}

// A name written together with what follows it: "สมใจสามพัน", "สมใจไม่ได้ขาย".
NameMatch find_glued(std::string_view text, const Chunk& chunk,
                     const std::vector<ListedHouse>& houses) {
  NameMatch best;
  const std::string_view word = text.substr(chunk.begin, chunk.end - chunk.begin);
  for (std::size_t i = 0; i < houses.size(); ++i) {
    const std::string name = normalise(first_name(houses[i].name));
    if (name.size() < kLeastGluedName || !word.starts_with(name)) continue;
    const std::string_view rest = word.substr(name.size());
    if (!rest.empty() && leans_on_consonant(decode_character(rest, 0).character)) continue;
    if (!reads_as_amount(rest) && !starts_with_any(rest, kNoName)) continue;
    if (chunk.begin + name.size() < best.end) continue;
    if (chunk.begin + name.size() > best.end) best.houses.clear();
    best.likeness = 1;
    best.begin = chunk.begin;
    best.end = chunk.begin + name.size();
    best.houses.push_back(i);
  }
  return best;
}

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
    parts.is_name_sure = match.likeness >= kSurelySimilar;
    parts.words = is_at_front ? trimmed_front(text.substr(match.end), " ):=,.\"")
                              : text.substr(0, match.begin);
    if (parts.words.starts_with("- ")) parts.words.erase(0, 2);
    return;
  }
  const std::string_view first =
      text.substr(chunks.front().begin, chunks.front().end - chunks.front().begin);
  const bool may_be_name = !holds_digit(first) && !starts_with_any(first, kNoName) &&
                           !reads_as_amount(first) &&
                           is_thai_letter(decode_character(first, 0).character);
  if (may_be_name) parts.called = first;
}

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
    const std::string name = normalise(first_name(house.name));
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
  if (text.empty() || starts_with_any(text, kNoName)) return false;
  if (is_digit(text.front())) return text.find(' ') != std::string_view::npos;
  return holds_digit(text) && is_thai_letter(decode_character(text, 0).character);
}

}  // namespace sammachip
