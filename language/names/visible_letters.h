// What can be seen of a text that somebody typed. Pure and thread-safe; any bytes will do and
// nothing throws (but std::bad_alloc).
#pragma once

#include <string>
#include <string_view>

namespace sammachip {

// The text without what nobody sees (joiners, marks of direction, variation selectors, control
// characters), without emoji and pictures, and with one space for each run of white space, none at
// the ends. Letters, digits, marks and punctuation stay as they were typed.
std::string visible_letters(std::string_view text);

// Whether there is a letter of any script in it: a Thai vowel without its consonant is none.
bool holds_letter(std::string_view text);

}  // namespace sammachip
