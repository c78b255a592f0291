#include "language/lists/names_in_line.h"

#include <algorithm>
#include <array>

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
constexpr std::size_t kLeastGluedName = 2 * std::string_view("ก").size();

// Words before a figure that are no name.
constexpr std::array<std::string_view, 36> kNoName = {
    "ขาย",   "ได้",    "ราย",   "เงิน", "ส่ง", "ยอด", "รวม",  "ประมาณ", "ราว",   "สัก", "ซัก",    "รอบ",
    "เดือน",  "อาทิตย์", "สัปดาห์", "วัน",  "ไม่", "ยัง",  "มี",    "กำไร",   "ขาดทุน", "ทุน", "เกือบ",  "น่าจะ",
    "จำนวน", "บาท",   "เป็น",   "คือ",  "นับ", "จด",  "ติดลบ", "เท่าทุน",  "ครึ่ง",   "แค่", "ทั้งหมด", "วันนี้"};
constexpr std::array<std::string_view, 4> kWrittenTitles = {"นางสาว", "นาย", "นาง", "น.ส."};

NameMatch match_name(std::string_view name, const std::vector<ListedHouse>& houses) {
  NameMatch match;
  std::vector<double> alike;
  for (const auto& house : houses) {
    alike.push_back(std::max(name_similarity(name, house.name),
                             name_similarity(name, written_name(house.name))));
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

}  // namespace

std::string written_name(const std::string& name) {
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

bool NameMatch::is_sure() const { return likeness >= kSurelySimilar; }

bool begins_no_name(std::string_view text) {
  return std::any_of(kNoName.begin(), kNoName.end(),
                     [&](std::string_view word) { return text.starts_with(word); });
}

bool holds_digit(std::string_view text) { return std::any_of(text.begin(), text.end(), is_digit); }

bool reads_as_amount(std::string_view words) {
  const AmountReading reading = read_amount(words);
  return reading.certainty != Certainty::kNone || reading.kind != AmountKind::kNothing;
}

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

NameMatch find_glued(std::string_view text, const Chunk& chunk,
                     const std::vector<ListedHouse>& houses) {
  NameMatch best;
  const std::string_view word = text.substr(chunk.begin, chunk.end - chunk.begin);
  for (std::size_t i = 0; i < houses.size(); ++i) {
    const std::string name = normalise(written_name(houses[i].name));
    if (name.size() < kLeastGluedName || !word.starts_with(name)) continue;
    const std::string_view rest = word.substr(name.size());
    if (!rest.empty() && leans_on_consonant(decode_character(rest, 0).character)) continue;
    if (!reads_as_amount(rest) && !begins_no_name(rest)) continue;
    if (chunk.begin + name.size() < best.end) continue;
    if (chunk.begin + name.size() > best.end) best.houses.clear();
    best.likeness = 1;
    best.begin = chunk.begin;
    best.end = chunk.begin + name.size();
    best.houses.push_back(i);
  }
  return best;
}

}  // namespace sammachip
