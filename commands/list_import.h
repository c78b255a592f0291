// What the imports of lists have in common: their flags, and how they end.
#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "commands/command_parser.h"
#include "commands/csv_text.h"
#include "storage/database/connection.h"

namespace sammachip {

// What the operator asked for.
struct ListImport {
  std::string file = {};
  bool skips_bad = false;  // The good lines are taken though others are bad.
  bool is_dry = false;     // It is only said what would be done.
};

// Gives `command` its FILE, of which `columns` says what it holds, and its flags.
std::shared_ptr<ListImport> list_import(ProgramCommand& command, const std::string& columns);

// What came of the lines of a list.
struct ListTaken {
  std::vector<BadLine> bad_lines = {};
  std::vector<int> passed_lines = {};  // That hold nothing of a list: sums, signatures.
  std::string plan = {};               // A line for each good one: what it changes.
  std::string summary = {};
};

// Says what came of it, and commits `transaction` but in a dry run. Throws refused_file() if there
// are bad lines that are not to be skipped, or none but bad ones.
Exit end_import(const ListImport& asked, ListTaken taken, Transaction& transaction);

// All that is wrong with a file in one message: a list is mended in one go.
std::runtime_error refused_file(const std::string& path, const std::vector<BadLine>& bad_lines);

}  // namespace sammachip
