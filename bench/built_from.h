// Where what is measured was built, unless an option names another.
#pragma once

#include <string>

namespace bench {

std::string built_bot();
std::string built_simulator();
std::string built_locales();
std::string built_corpus();  // The folder.

}  // namespace bench
