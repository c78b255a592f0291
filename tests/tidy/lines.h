// How wide a line may be, and how long a file.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "tests/tidy/sources.h"

namespace sammachip::tidy {

// What a line of UTF-8 takes on the page: its letters, but for those that take no place of their
// own: what Thai writes above or below another (vowels, tone marks), combining marks, joiners.
std::size_t columns_of(std::string_view line);

// Lines of more than 100 columns, but for what stands in a raw string: a chat is quoted there as it
// is said, line by line.
Findings wide_lines(const std::vector<Source>& sources);

// Files of more than 400 lines.
Findings long_files(const std::vector<Source>& sources);

}  // namespace sammachip::tidy
