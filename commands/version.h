#pragma once

#include <string>

namespace sammachip {

// What the program's source was called when it was built: "1.2.3" of a tag, "1.2.3-4-g0123456789"
// four commits after it; "-dirty" where something was not committed. Written by
// cmake/version.cmake.
std::string version();

}  // namespace sammachip
