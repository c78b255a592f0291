// A table that an office keeps in a spreadsheet, saved as CSV. Pure, but content_of().
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace sammachip {

// A line that cannot be taken, and all that is wrong with it, in a sentence for the operator.
struct BadLine {
  int line = 0;
  std::string what;
};

struct CsvRecord {
  int line = 0;  // Where it begins, from 1.
  std::vector<std::string> fields;
  bool is_closed = true;  // False: the file ends inside quotes.
};

struct CsvFile {
  std::vector<CsvRecord> records;  // Not the empty ones.
  std::string problem;             // Why it cannot be read at all; empty: it can.
};

// Reads CSV (commas, fields in double quotes where needed, any line ends) in UTF-8 or, where it is
// none, Windows-874.
CsvFile read_csv(std::string_view bytes);

// `text` without the white space around it and with single spaces inside, but else as written.
std::string tidied(std::string_view text);

bool is_utf8(std::string_view bytes);

// The bytes of a file. Throws std::runtime_error if it cannot be read or is too large.
std::string content_of(const std::string& path);

// All that is wrong with a file in one message: a list is mended in one go.
std::runtime_error refused_file(const std::string& path, const std::vector<BadLine>& bad_lines);

}  // namespace sammachip
