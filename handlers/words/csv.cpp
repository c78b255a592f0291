#include "handlers/words/csv.h"

namespace sammachip {

std::string text_cell(std::string_view text) {
  // Excel looks past white space before the sign, and a tab or line end starts a formula too.
  constexpr std::string_view runs = "=+-@\t\r\n";
  const auto first = text.find_first_not_of(' ');
  const bool is_formula =
      first != std::string_view::npos && runs.find(text[first]) != std::string_view::npos;
  return (is_formula ? "'" : "") + std::string(text);
}

std::string csv_line(const std::vector<std::string>& cells) {
  std::string line;
  for (const auto& cell : cells) {
    if (&cell != &cells.front()) line += ',';
    if (cell.find_first_of(",\"\r\n") == std::string::npos) {
      line += cell;
      continue;
    }
    line += '"';
    for (const char c : cell) {
      if (c == '"') line += '"';
      line += c;
    }
    line += '"';
  }
  return line + "\r\n";
}

}  // namespace sammachip
