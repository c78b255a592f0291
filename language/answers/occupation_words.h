// What people call the occupations of the programme.
#pragma once

#include <string_view>

namespace sammachip {

// The code of the occupation whose word is in `text`; empty if none is recognised.
std::string_view occupation_in(std::string_view text);

}  // namespace sammachip
