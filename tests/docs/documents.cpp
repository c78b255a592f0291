#include "tests/docs/documents.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "support/places.h"

namespace sammachip {

std::string read_file(const std::string& path) {
  std::ifstream file(source_dir() + "/" + path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<std::string> documents() {
  std::vector<std::string> paths{"bench/README.md"};
  const std::filesystem::path root = source_dir();
  const auto add = [&](const std::filesystem::path& path) {
    if (path.extension() == ".md") paths.push_back(path.lexically_relative(root).string());
  };
  for (const auto& entry : std::filesystem::directory_iterator(root)) add(entry.path());
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root / "docs")) {
    add(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells;
  std::istringstream parts(line.substr(1));
  for (std::string part; std::getline(parts, part, '|');) {
    const auto first = part.find_first_not_of(" `");
    const auto last = part.find_last_not_of(" `");
    cells.push_back(first == std::string::npos ? "" : part.substr(first, last - first + 1));
  }
  return cells;
}

std::vector<std::vector<std::string>> table_after(const std::string& text,
                                                  const std::string& heading) {
  std::vector<std::vector<std::string>> rows;
  const auto from = text.find("\n" + heading + "\n");
  if (from == std::string::npos) return rows;
  std::istringstream lines(text.substr(from + heading.size() + 2));
  std::size_t seen = 0;
  for (std::string line; std::getline(lines, line);) {
    const bool is_row = line.starts_with("|");
    if (!is_row && seen > 0) break;
    if (line.starts_with("## ") || line.starts_with("### ")) break;
    if (is_row && seen++ > 1) rows.push_back(cells_of(line));
  }
  return rows;
}

}  // namespace sammachip
