// The lines of a list as it stands on paper, for whatever the list is of. Pure and thread-safe; any
// bytes will do and nothing throws (but std::bad_alloc).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sammachip {

// Whether the rest of a line, normalised, tells by itself what the line is about: then a number in
// front of it only counts the lines.
using IsLineAlone = bool (*)(std::string_view rest, const void* known);

// Returns the lines of `text`, normalised, none empty; parted by line breaks or ";". Bullets are
// taken off, and so is the writer's own count (1, 2, 3 … in front of all lines, with "." or ")" or
// without) where `is_alone` says of each rest that it needs no number in front.
std::vector<std::string> list_lines(std::string_view text, IsLineAlone is_alone, const void* known);

// Returns `line` with ticks ("✓", "☑", a lone "/") as the word for "came", and crosses ("✗", a lone
// "x" or "-" at the end) as the word for "did not come".
std::string with_ticks_in_words(std::string_view line);

// Whether `line` has such a tick or cross.
bool has_tick(std::string_view line);

// The word for handing out, with which such a list begins.
inline constexpr std::string_view kHandOut = "แจก";

// Whether the text names all houses at once: "ทุกบ้าน".
bool names_all_houses(std::string_view text);

// Whether the text may be a list of who came or what was handed out: cheap, and errs on yes.
bool may_be_house_list(std::string_view text);

// Whether a line stands above a list and says what it is of: "รายชื่อครัวเรือน".
bool is_list_heading(std::string_view line);

// A number in front with what parts it from the rest: "1)", "๑.", "1 ", as far as it is a count of
// at most three digits; else empty.
struct CountInFront {
  std::string digits;
  bool has_marker = false;  // "1.", "1)".
  std::string rest;
};
CountInFront count_in_front(std::string_view line);

// Whether all lines begin with 1, 2, 3 … in that order, two at least.
bool is_counted(const std::vector<std::string>& lines);

}  // namespace sammachip
