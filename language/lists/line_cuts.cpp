#include "language/lists/line_cuts.h"

#include <algorithm>
#include <array>

#include "language/letters/bytes.h"
#include "language/letters/normalise.h"
#include "language/letters/similarity.h"
#include "language/letters/utf8.h"
#include "language/lists/names_in_line.h"
#include "language/lists/village_line_parts.h"

namespace sammachip {
namespace {

constexpr std::size_t kThousands = 3;  // Digits behind the comma of "3,000".

constexpr std::array<std::string_view, 3> kNumberWords = {"บ้านเลขที่", "เลขที่", "บ้าน เลขที่"};
constexpr std::array<std::string_view, 6> kRestWords = {"ที่เหลือ",  "นอกนั้น", "บ้านที่เหลือ",
                                                        "บ้านอื่นๆ", "บ้านอื่น", "หลังอื่น"};
constexpr std::array<std::string_view, 4> kJoining = {"และ", "กับ", "ส่วน", "แล้วก็"};
// Not those that begin words for goods, too ("ตา", "มะ", "ย่า").
constexpr std::array<std::string_view, 11> kPersonWords = {"ยาย", "ป้า",  "ลุง",   "น้า", "พี่",   "ปู่",
                                                           "นาย", "นาง", "น.ส.", "ครู", "กำนัน"};
// What follows a number of no house of the village where that is a house all the same.
constexpr std::array<std::string_view, 3> kNoIncome = {"ไม่", "ยัง", "ศูนย์"};

template <class Words>
bool begins_with_any(std::string_view text, const Words& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.starts_with(word); });
}

std::size_t digits_from(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_digit(text[end])) ++end;
  return end - at;
}

// "12", "23/1" in front.
std::string_view number_in_front(std::string_view text) {
  std::size_t end = digits_from(text, 0);
  if (end > 0 && end < text.size() && text[end] == '/') {
    const std::size_t part = digits_from(text, end + 1);
    if (part > 0) end += 1 + part;
  }
  return text.substr(0, end);
}

bool begins_with_name_of(std::string_view text, const ListedHouse& house) {
  const std::string name = normalise(written_name(house.name));
  if (name.size() < 2 * std::string_view("ก").size() || !text.starts_with(name)) return false;
  const std::string_view after = text.substr(name.size());
  return !after.empty() && (after.front() == ' ' || is_digit(after.front()));
}

bool is_house(std::string_view number, const std::vector<ListedHouse>& houses) {
  return std::any_of(houses.begin(), houses.end(), [&](const ListedHouse& house) {
    return same_house_number(house.house_no, number);
  });
}

bool is_whole(const std::string& piece, const std::vector<ListedHouse>& houses) {
  const auto parts = take_apart(piece, houses);
  if (!parts) return false;
  const bool has_house =
      parts->number || !parts->named.empty() || is_called_as_person(parts->called);
  // "1) 12": the count and the number, and the name to come.
  if (number_in_front(parts->words) == parts->words && is_house(parts->words, houses)) return false;
  return has_house && !parts->words.empty() && reads_as_amount(parts->words);
}

// By what can be nothing else.
bool surely_begins_house(std::string_view rest, const std::vector<ListedHouse>& houses) {
  if (begins_with_any(rest, kRestWords)) return true;
  for (const std::string_view word : kNumberWords) {
    if (!rest.starts_with(word)) continue;
    const std::string_view after = trimmed_front(rest.substr(word.size()));
    if (!after.empty() && is_digit(after.front())) return true;
  }
  const std::string_view number = number_in_front(rest);
  const std::string_view name = trimmed_front(rest.substr(number.size()), " .):-");
  return std::any_of(houses.begin(), houses.end(), [&](const ListedHouse& house) {
    if (!begins_with_name_of(name, house)) return false;
    return number.empty() || same_house_number(house.house_no, number);
  });
}

bool begins_house_behind_comma(const std::string& piece, const std::vector<ListedHouse>& houses) {
  const auto parts = take_apart(piece, houses);
  if (!parts) return false;
  if (is_called_as_person(parts->called)) return holds_digit(parts->words);
  if (parts->words.empty() || !reads_as_amount(parts->words)) return false;
  if (!parts->named.empty()) return true;
  if (!parts->number) return false;
  const bool is_known = is_house(parts->number->digits, houses);
  return is_known || is_digit(parts->words.front()) || begins_with_any(parts->words, kNoIncome);
}

// Up to the next comma that is of no figure.
std::string piece_from(std::string_view line, std::size_t begin) {
  for (std::size_t i = begin; i < line.size(); ++i) {
    if (line[i] == ',' && !is_comma_of_figure(line, i))
      return normalise(line.substr(begin, i - begin));
  }
  return normalise(line.substr(begin));
}

// Where the next piece begins if there is one behind `at`, a comma or space; else 0.
std::size_t next_begin(std::string_view line, std::size_t at) {
  std::size_t begin = line.find_first_not_of(" ,", at);
  if (begin == std::string_view::npos) return 0;
  for (const std::string_view word : kJoining) {
    if (!line.substr(begin).starts_with(word)) continue;
    begin = line.find_first_not_of(' ', begin + word.size());
    return begin == std::string_view::npos ? 0 : begin;
  }
  return begin;
}

}  // namespace

bool is_comma_of_figure(std::string_view line, std::size_t comma) {
  const bool is_behind_digit = comma > 0 && is_digit(line[comma - 1]);
  return is_behind_digit && digits_from(line, comma + 1) == kThousands;
}

bool is_called_as_person(std::string_view name) {
  // "ป้าย" is no aunt.
  constexpr std::size_t kLeastName = 2 * std::string_view("ก").size();
  return std::any_of(kPersonWords.begin(), kPersonWords.end(), [&](std::string_view word) {
    return name.starts_with(word) && name.size() >= word.size() + kLeastName &&
           !leans_on_consonant(decode_character(name, word.size()).character);
  });
}

std::string said_of_the_rest(const std::string& line) {
  for (const std::string_view word : kRestWords) {
    if (line.starts_with(word)) return normalise(line.substr(word.size()));
  }
  return {};
}

std::vector<std::string> cut_at_houses(const std::string& line,
                                       const std::vector<ListedHouse>& houses) {
  std::vector<std::string> pieces;
  std::size_t from = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const bool is_comma = line[i] == ',' && !is_comma_of_figure(line, i);
    if (!is_comma && line[i] != ' ') continue;
    const std::size_t next = next_begin(line, i);
    if (next == 0) continue;
    const std::string_view rest = std::string_view(line).substr(next);
    const bool is_behind_comma = is_comma || line.find(',', i) < next;
    const bool begins =
        surely_begins_house(rest, houses) ||
        (is_behind_comma && begins_house_behind_comma(piece_from(line, next), houses));
    if (!begins) continue;
    std::string piece = normalise(line.substr(from, i - from));
    if (!is_whole(piece, houses)) continue;
    pieces.push_back(std::move(piece));
    from = next;
    i = next - 1;
  }
  pieces.push_back(normalise(line.substr(from)));
  return pieces;
}

}  // namespace sammachip
