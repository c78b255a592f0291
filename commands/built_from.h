#pragma once

#include <string>

namespace sammachip {

// The checkout the program was built from, without a slash at the end; it may be gone by now.
std::string built_from();

}  // namespace sammachip
