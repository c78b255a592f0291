#include "language/answers/typed_label.h"

#include <algorithm>

#include "language/answers/answers.h"
#include "language/letters/similarity.h"
#include "language/letters/utf8.h"

namespace sammachip {

namespace {

// Letters of their own; vowels and tones that lean on one do not count.
constexpr std::size_t kShortestBeginning = 3;
constexpr std::size_t kShortestEnd = 4;
constexpr std::size_t kShortestAmongWords = 4;
constexpr std::size_t kMostWordsAround = 14;
constexpr std::size_t kShortestMisspelt = 5;
// From here on two labels are taken for one, if no other comes as near as kOther.
constexpr double kAlike = 0.8;
constexpr double kOther = 0.65;

constexpr std::string_view kLeadsToALabel[] = {
    "กดปุ่ม", "กด", "เลือก", "ตอบว่า", "ตอบ",     "ขอ",   "เอา", "อันที่", "อัน",   "ข้อที่",
    "ข้อ",   "ปุ่ม", "เป็น",  "อยาก",  "หมายเลข", "เบอร์", "คือ",  "ก็",   "pick", "the"};
// What turns a label into a question, into another thing, or into its opposite.
constexpr std::string_view kNotMeant[] = {"ไม่",  "ยัง",  "ไหม", "มั้ย", "หรือ", "อย่า",
                                          "เลิก", "not", "no",  "?",  "รึ"};

std::size_t letters_of(std::string_view text) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto [character, bytes] = decode_character(text, at);
    if (!leans_on_consonant(character)) ++letters;
    at += bytes;
  }
  return letters;
}

bool begins_a_letter(std::string_view text, std::size_t at) {
  return at >= text.size() || !leans_on_consonant(decode_character(text, at).character);
}

bool says_another_thing(std::string_view words) {
  if (words.find_first_of("0123456789") != std::string_view::npos) return true;
  return std::any_of(std::begin(kNotMeant), std::end(kNotMeant), [&](std::string_view word) {
    return words.find(word) != std::string_view::npos;
  });
}

bool says_no(std::string_view bare_label) {
  constexpr std::string_view no[] = {"ไม่", "ยัง", "อย่า", "no", "not", "dont", "don't"};
  return std::any_of(std::begin(no), std::end(no),
                     [&](std::string_view word) { return bare_label.starts_with(word); });
}

bool is_digit_at(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

// "150" is no beginning of "1500 บาท".
bool is_beginning(std::string_view words, std::string_view label) {
  if (!words.empty() && is_digit_at(words, words.size() - 1)) return false;
  return words.size() < label.size() && label.starts_with(words) &&
         begins_a_letter(label, words.size()) && letters_of(words) >= kShortestBeginning;
}

bool is_end(std::string_view words, std::string_view label) {
  if (is_digit_at(words, 0)) return false;
  return words.size() < label.size() && label.ends_with(words) &&
         letters_of(words) >= kShortestEnd && begins_a_letter(words, 0) &&
         !says_no(label);  // "ใช่" is the end of "ไม่ใช่".
}

bool stands_among(std::string_view words, std::string_view label) {
  if (words.size() <= label.size() || letters_of(label) < kShortestAmongWords) return false;
  const auto at = words.find(label);
  if (at == std::string_view::npos || !begins_a_letter(words, at + label.size())) return false;
  const std::string rest =
      std::string(words.substr(0, at)) + std::string(words.substr(at + label.size()));
  return letters_of(rest) <= kMostWordsAround && !says_another_thing(rest);
}

std::vector<std::string> bare_labels(std::span<const std::string> labels) {
  std::vector<std::string> bare;
  bare.reserve(labels.size());
  for (const auto& label : labels) bare.push_back(bare_words(label));
  return bare;
}

// The only one for which `is` holds.
template <class Is>
std::optional<std::size_t> only_one(const std::vector<std::string>& labels, Is is) {
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (labels[i].empty() || !is(labels[i])) continue;
    if (found) return std::nullopt;
    found = i;
  }
  return found;
}

std::optional<std::size_t> misspelt(const std::string& words,
                                    const std::vector<std::string>& labels) {
  const bool holds_figure = words.find_first_of("0123456789") != std::string::npos;
  if (holds_figure || letters_of(words) < kShortestMisspelt) return std::nullopt;
  std::optional<std::size_t> best;
  double most = 0;
  double next = 0;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const double alike = name_similarity(words, labels[i]);
    if (alike > most) {
      next = most;
      most = alike;
      best = i;
    } else {
      next = std::max(next, alike);
    }
  }
  if (!best || most < kAlike || next > kOther) return std::nullopt;
  return says_another_thing(words) == says_another_thing(labels[*best]) ? best : std::nullopt;
}

}  // namespace

std::vector<std::string> ways_meant(std::string_view text) {
  std::vector<std::string> ways{bare_words(text)};
  if (ways.front().empty()) return {};
  for (bool is_shorter = true; is_shorter;) {
    is_shorter = false;
    const std::string words = ways.back();
    for (const std::string_view before : kLeadsToALabel) {
      if (words.size() <= before.size() || !words.starts_with(before)) continue;
      if (!begins_a_letter(words, before.size())) continue;
      ways.push_back(words.substr(before.size()));
      is_shorter = true;
      break;
    }
  }
  return ways;
}

std::optional<std::size_t> whole_label(std::string_view text, std::span<const std::string> labels) {
  const std::vector<std::string> bare = bare_labels(labels);
  for (const std::string& words : ways_meant(text)) {
    const auto is_whole = [&](const std::string& label) { return label == words; };
    if (const auto found = only_one(bare, is_whole)) return found;
  }
  return std::nullopt;
}

std::optional<std::size_t> nearest_label(std::string_view text,
                                         std::span<const std::string> labels) {
  const std::vector<std::string> bare = bare_labels(labels);
  for (const std::string& words : ways_meant(text)) {
    const auto is_whole = [&](const std::string& label) { return label == words; };
    const auto begins = [&](const std::string& label) { return is_beginning(words, label); };
    const auto ends = [&](const std::string& label) { return is_end(words, label); };
    const auto among = [&](const std::string& label) { return stands_among(words, label); };
    if (const auto found = only_one(bare, is_whole)) return found;
    if (const auto found = only_one(bare, begins)) return found;
    if (const auto found = only_one(bare, among)) return found;
    if (const auto found = only_one(bare, ends)) return found;
  }
  return misspelt(bare_words(text), bare);
}

std::optional<std::size_t> numbered_label(std::string_view text, std::size_t count) {
  const auto ways = ways_meant(text);
  if (ways.empty()) return std::nullopt;
  const std::string& words = ways.back();
  const auto number = read_count(words);
  if (!number || *number < 1 || static_cast<std::size_t>(*number) > count) return std::nullopt;
  // "3 บ้าน" is no button.
  constexpr std::string_view numbers[] = {"หนึ่ง", "สอง", "สาม", "สี่",   "ห้า",
                                          "หก",  "เจ็ด", "แปด", "เก้า", "สิบ"};
  const bool is_figure = words == std::to_string(*number);
  const bool is_word = *number <= 10 && words == numbers[static_cast<std::size_t>(*number) - 1];
  if (!is_figure && !is_word) return std::nullopt;
  return static_cast<std::size_t>(*number) - 1;
}

std::optional<YesAndNo> yes_and_no_of(std::span<const std::string> labels) {
  if (labels.size() != 2) return std::nullopt;
  const bool first_is_no = says_no(bare_words(labels[0]));
  const bool second_is_no = says_no(bare_words(labels[1]));
  if (first_is_no == second_is_no) return std::nullopt;
  return first_is_no ? YesAndNo{1, 0} : YesAndNo{0, 1};
}

std::vector<std::string> ways_to_type(std::string_view label) {
  std::vector<std::string> ways{bare_words(label)};
  const std::string& whole = ways.front();
  if (whole.empty()) return {};
  std::size_t letters = 0;
  std::vector<std::string> beginnings;
  for (std::size_t at = 0; at < whole.size();) {
    const auto [character, bytes] = decode_character(whole, at);
    const bool begins = !leans_on_consonant(character);
    if (begins && letters >= kShortestBeginning) beginnings.push_back(whole.substr(0, at));
    if (begins) ++letters;
    at += bytes;
  }
  ways.insert(ways.end(), beginnings.begin(), beginnings.end());
  return ways;
}

}  // namespace sammachip
