// What people read is in locales/: no sentence of it stands in the code.
#pragma once

#include <vector>

#include "tests/tidy/sources.h"

namespace sammachip::tidy {

// Strings with Thai letters, but where words are read (language/), played (tests/) or of made-up
// people (bench/, simulator/, the demo).
Findings thai_in_code(const std::vector<Source>& sources);

// Strings of two words and more where people are answered (handlers/, bot/talks/, bot/said/), but
// in a statement that throws or logs: that is read by who runs the program.
Findings sentences_in_code(const std::vector<Source>& sources);

}  // namespace sammachip::tidy
