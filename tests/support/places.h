// Where tests find their data.
#pragma once

#include <string>

namespace sammachip {

// The checkout, without a slash at the end. What may lie in shared/ beside it is not in every
// clone: tests that need it skip visibly.
std::string source_dir();

// The program, built as the tests are.
std::string bot_program();

}  // namespace sammachip
