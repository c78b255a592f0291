// The files of locales/intents/, as they were when the program was built. Private to language/.
#pragma once

#include <string_view>

namespace sammachip {

std::string_view concepts_file();
std::string_view patterns_file();
std::string_view examples_file();

}  // namespace sammachip
