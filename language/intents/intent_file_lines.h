// The lines of a file of locales/intents/: columns parted by tabs, "#" begins a remark. Private to
// language/.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>

namespace sammachip {

// A line of locales/intents/ that cannot be used; names the file, the line and what is wrong.
class IntentFileError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Calls take(columns, where) for each line, `where` being "concepts.tsv, line 3". Throws
// IntentFileError that says `how` to write a line with other than so many columns.
template <std::size_t columns, class Take>
void each_intent_line(std::string_view file, std::string_view name, std::string_view how,
                      Take take) {
  std::size_t number = 0;
  while (!file.empty()) {
    const std::size_t end = std::min(file.find('\n'), file.size());
    std::string_view line = file.substr(0, end);
    file.remove_prefix(std::min(end + 1, file.size()));
    const std::string where = std::string(name) + ", line " + std::to_string(++number);
    if (line.empty() || line.front() == '#') continue;
    std::array<std::string_view, columns> cells;
    for (std::size_t i = 0; i < columns; ++i) {
      const std::size_t tab = i + 1 < columns ? line.find('\t') : line.size();
      if (tab == std::string_view::npos || tab == 0) {
        throw IntentFileError(where + ": write " + std::string(how));
      }
      cells[i] = line.substr(0, tab);
      line.remove_prefix(std::min(tab + 1, line.size()));
    }
    take(cells, where);
  }
}

}  // namespace sammachip
