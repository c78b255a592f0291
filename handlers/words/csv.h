// Tables for spreadsheets: CSV as Excel opens it, with Thai and without surprises. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sammachip {

// Goes before the first line, so that Excel reads UTF-8.
inline constexpr std::string_view kCsvBeginning = "\xEF\xBB\xBF";

// People's words as a cell. What a spreadsheet would run as a formula (=, +, -, @, or a tab or line
// end before one) gets an apostrophe before it.
std::string text_cell(std::string_view text);

// A line of cells, ended: those with commas, quotes or line ends stand in quotes. Cells that hold
// people's words must come from text_cell(); figures are written as they are.
std::string csv_line(const std::vector<std::string>& cells);

}  // namespace sammachip
