// The comments that headers owe their readers.
#pragma once

#include <vector>

#include "tests/tidy/sources.h"

namespace sammachip::tidy {

// Classes and structs in the headers of storage/ with no comment right above them. What a template
// becomes for a row (template <>) is said at the template.
Findings uncommented_classes(const std::vector<Source>& sources);

}  // namespace sammachip::tidy
