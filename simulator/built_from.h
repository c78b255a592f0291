#pragma once

#include <string>

namespace sammachip::simulator {

// The page's folder in the checkout the program was built from; it may be gone by now.
std::string built_page_dir();

}  // namespace sammachip::simulator
