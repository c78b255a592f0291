#include "language/lists/list_lines.h"

#include <algorithm>
#include <array>

#include "language/letters/bytes.h"
#include "language/letters/normalise.h"

namespace sammachip {
namespace {

constexpr std::size_t kMostCountDigits = 3;
constexpr std::string_view kBullets = " -*+>.•·";

constexpr std::array<std::string_view, 8> kTicks = {"✓", "✔", "☑", "✅", "√", "🗸", "👍", "⭕"};
constexpr std::array<std::string_view, 8> kCrosses = {"✗", "✘", "☒", "✖", "❌", "×", "❎", "☓"};
constexpr std::string_view kCame = " มา ";
constexpr std::string_view kDidNotCome = " ไม่มา ";

std::string with_all(std::string text, std::string_view what, std::string_view instead) {
  for (auto at = text.find(what); at != std::string::npos;
       at = text.find(what, at + instead.size())) {
    text.replace(at, what.size(), instead);
  }
  return text;
}

// "12 x", "12 /", "12 -": a sign that stands alone behind something. One between two words or
// numbers parts them.
std::string with_lone_signs(const std::string& line) {
  std::string text;
  for (std::size_t from = 0; from < line.size();) {
    const auto end = std::min(line.find(' ', from), line.size());
    const std::string_view word = std::string_view(line).substr(from, end - from);
    const bool is_behind = !text.empty();
    const bool is_last = end == line.size();
    if (is_behind && (word == "x" || word == "o" || (is_last && word == "/"))) {
      text += word == "x" ? kDidNotCome : kCame;
    } else if (is_behind && is_last && word == "-") {
      text += kDidNotCome;
    } else {
      text += (text.empty() ? "" : " ") + std::string(word);
    }
    from = end + 1;
  }
  return text;
}

// A tick stands on an emoji's own variation, which is invisible.
std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin <= text.size();) {
    const auto end = std::min(text.find_first_of("\n\r;", begin), text.size());
    const std::string line = normalise(text.substr(begin, end - begin));
    const std::string_view bare = trimmed_front(line, kBullets);
    if (!bare.empty()) lines.emplace_back(bare);
    begin = end + 1;
  }
  return lines;
}

}  // namespace

std::string with_ticks_in_words(std::string_view line) {
  std::string text = normalise(line);
  for (const auto tick : kTicks) text = with_all(std::move(text), tick, kCame);
  for (const auto cross : kCrosses) text = with_all(std::move(text), cross, kDidNotCome);
  return normalise(with_lone_signs(normalise(text)));
}

bool has_tick(std::string_view line) { return with_ticks_in_words(line) != normalise(line); }

CountInFront count_in_front(std::string_view line) {
  const std::string text = normalise(line);
  std::size_t end = 0;
  while (end < text.size() && is_digit(text[end])) ++end;
  if (end == 0 || end > kMostCountDigits || end == text.size()) return {};
  const bool has_marker = text[end] == '.' || text[end] == ')';
  if (!has_marker && text[end] != ' ') return {};
  // "12.50" is a figure.
  const bool is_figure = text[end] == '.' && end + 1 < text.size() && is_digit(text[end + 1]) &&
                         text.find(' ', end) == std::string::npos;
  if (is_figure) return {};
  return {text.substr(0, end), has_marker,
          std::string(trimmed_front(std::string_view(text).substr(end), " .)"))};
}

bool is_counted(const std::vector<std::string>& lines) {
  if (lines.size() < 2) return false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (count_in_front(lines[i]).digits != std::to_string(i + 1)) return false;
  }
  return true;
}

std::vector<std::string> list_lines(std::string_view text, IsLineAlone is_alone,
                                    const void* known) {
  auto lines = lines_of(text);
  const bool drops_count = is_counted(lines) && std::ranges::all_of(lines, [&](const auto& line) {
                             return is_alone(count_in_front(line).rest, known);
                           });
  if (drops_count) {
    for (auto& line : lines) line = count_in_front(line).rest;
  }
  return lines;
}

bool names_all_houses(std::string_view text) {
  return text.find("ทุกบ้าน") != std::string_view::npos;
}

bool may_be_house_list(std::string_view text) {
  constexpr std::string_view words[] = {"มา", "ขาด", kHandOut};
  return text.find_first_of(",;\n") != std::string_view::npos || has_tick(text) ||
         std::any_of(std::begin(words), std::end(words), [&](std::string_view word) {
           return text.find(word) != std::string_view::npos;
         });
}

bool is_list_heading(std::string_view line) {
  constexpr std::string_view headings[] = {"รายชื่อ", "ประชาคม", "ครัวเรือน", "ลำดับ"};
  return line.find_first_of("0123456789") == std::string_view::npos &&
         std::any_of(std::begin(headings), std::end(headings),
                     [&](std::string_view word) { return line.starts_with(word); });
}

}  // namespace sammachip
