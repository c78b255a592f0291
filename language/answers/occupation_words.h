// What people call the occupations of the programme.
#pragma once

#include <string_view>

namespace sammachip {

// The code of the occupation whose word is in `text`; empty if none is recognised.
std::string_view occupation_in(std::string_view text);

// Whether the words are about what a house mainly lives on, not what it does in the programme.
bool is_about_main_occupation(std::string_view text);

// What follows the word for "became": of "ไม่ได้เพาะเห็ดแล้ว มาเป็นทำขนม" only that is the new one for
// certain. Empty where it is not said.
std::string_view what_it_became(std::string_view text);

}  // namespace sammachip
