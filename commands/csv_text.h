// The text of a list that an office keeps in a spreadsheet, whatever encoding it was saved in.
// Pure.
#pragma once

#include <string>
#include <string_view>

namespace sammachip {

// A line that cannot be taken, and all that is wrong with it, in a sentence for the operator.
struct BadLine {
  int line = 0;  // From 1; 0: the whole file.
  std::string what = {};
};

struct CsvText {
  std::string text = {};      // UTF-8. What was no letter of its encoding is U+FFFD.
  std::string encoding = {};  // By ICU's name.
  BadLine problem = {};       // Why it is no list at all; empty `what`: it may be one.
};

// By the whole file: Unicode with a byte order mark, UTF-16 without one where every letter of it is
// one that such lists have, UTF-8 also if some letters of it are broken, else Windows-874. A
// workbook and the like, a web page, and a file of which every line is_misread() are problems.
// Throws std::runtime_error if ICU lacks an encoding. REQUIRES: less than 2 GiB.
CsvText text_of(std::string_view bytes);

// Whether `text` (UTF-8) is what becomes of Thai that a program opens in the wrong encoding: UTF-8
// read as Windows-874 or -1252, Windows-874 read as Latin-1 or as any other but Thai.
bool is_misread(std::string_view text);

// What is wrong then, and what to do.
inline constexpr std::string_view kMisread =
    "these are no Thai names: the file was opened in the wrong encoding; save it again as CSV "
    "UTF-8";

// `text` for a message: what would not show, or would move a terminal's cursor, is U+FFFD, and of a
// long one only the beginning is given.
std::string shown_cell(std::string_view text);

}  // namespace sammachip
