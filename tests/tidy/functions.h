// The functions and classes that a source defines, found by its braces.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "tests/tidy/sources.h"

namespace sammachip::tidy {

enum class BlockKind { kNamespace, kClass, kFunction };

// What stands before a brace, and the text up to the brace that closes.
struct Block {
  BlockKind kind;
  std::string head;   // On one line: "int total_of(const IncomeAnswers& form)".
  std::size_t begin;  // Where the head begins in the text...
  std::size_t end;    // ...and where the closing brace is.
};

// All but those inside functions, in the order of their ends.
std::vector<Block> blocks_of(const Source& source);

// The functions of more than 70 lines, from their first line to their last brace; a TEST_CASE is
// one.
Findings long_functions(const std::vector<Source>& sources);

}  // namespace sammachip::tidy
