// The documents of the repository, as text.
#pragma once

#include <string>
#include <vector>

namespace sammachip {

// What stands in a file of the checkout; empty if there is none.
std::string read_file(const std::string& path);

// README.md, CONTRIBUTING.md and the like, bench/README.md, and all below docs/.
std::vector<std::string> documents();

// The cells of a table's row, without spaces and backticks around them.
std::vector<std::string> cells_of(const std::string& line);

// The rows of the first table after the line `heading`, without its head: of a row its cells.
std::vector<std::vector<std::string>> table_after(const std::string& text,
                                                  const std::string& heading);

}  // namespace sammachip
