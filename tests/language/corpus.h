#pragma once

#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "support/places.h"
#include "tests/support/holds.h"

namespace sammachip {

// Returns the rows of a tab-separated file of tests/corpus/, without its heading.
inline std::vector<std::vector<std::string>> corpus_rows(const std::string& file) {
  std::ifstream stream(source_dir() + "/tests/corpus/" + file);
  if (!stream) throw std::runtime_error("no corpus " + file);
  std::vector<std::vector<std::string>> rows;
  std::string line;
  std::getline(stream, line);
  while (std::getline(stream, line)) {
    std::vector<std::string> cells;
    std::istringstream parts(line);
    for (std::string cell; std::getline(parts, cell, '\t');) cells.push_back(cell);
    if (!cells.empty()) rows.push_back(cells);
  }
  return rows;
}

}  // namespace sammachip
