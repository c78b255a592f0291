// A table that an office keeps in a spreadsheet, saved as CSV. Pure, but content_of().
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "commands/csv_text.h"

namespace sammachip {

struct CsvRecord {
  int line = 0;  // Where it begins, from 1.
  std::vector<std::string> fields = {};
  std::string problem = {};  // Why nothing in it is to be believed; empty: no reason.
};

// A column of a list.
struct CsvColumn {
  std::string_view name;                        // As messages call it.
  std::vector<std::string_view> headings = {};  // What the list may call it, `name` too.
  bool is_needed = true;
};

// Whether a list has to name its columns. If it need not, they stand as they were asked for.
enum class ColumnNames { kNeeded, kMayLack };

struct CsvTable {
  std::vector<BadLine> problems = {};    // Why nothing of it can be read; empty: it can.
  int names_line = 0;                    // Which names the columns; 0: none.
  std::vector<std::size_t> places = {};  // Of each column; kNoPlace: it is not there.
  std::vector<CsvRecord> rows = {};      // Those below the names; not the empty ones.
};

inline constexpr std::size_t kNoPlace = static_cast<std::size_t>(-1);

// Reads what spreadsheets save: the encodings of text_of(); columns parted by commas, semicolons,
// tabs or | (or as Excel's line "sep=;" says); fields in double quotes where needed, any line ends.
// The line that names the columns may have a title above it; upper case, spaces and signs in a name
// do not matter. Has a problem: a row with a broken letter, with an open quotation mark (those
// below are read), with more columns than are named.
CsvTable read_table(std::string_view bytes, const std::vector<CsvColumn>& columns,
                    ColumnNames names);

bool is_utf8(std::string_view bytes);

// The bytes of a file. Throws std::runtime_error if it cannot be read or is too large.
std::string content_of(const std::string& path);

}  // namespace sammachip
