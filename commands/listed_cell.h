// What the cells of a list of places hold: names and codes. Pure.
#pragma once

#include <string>
#include <string_view>

#include "language/lists/place_words.h"

namespace sammachip {

// A cell as it is kept: without what nobody sees (zero-width spaces, byte order marks), white space
// (no-break spaces too) single and not around it, vowels and marks put together in the one way in
// which names are compared.
std::string name_in(std::string_view cell);

// The same without the first of `titles` that stands before it ("ต.เขากอบ"), if something is left
// then.
std::string place_name_in(std::string_view cell, const PlaceWords& titles);

// What is wrong with the name of a place that name_in() gave, in a sentence that begins with
// "the `kind`" or is kMisread; empty: nothing.
std::string wrong_with_name(std::string_view kind, const std::string& name);

// The name of a place that an operator gives for `kind`. Throws std::runtime_error with what is
// wrong with it.
std::string checked_place_name(std::string_view kind, std::string_view given,
                               const PlaceWords& titles);

// A code as it is kept: Arabic digits; without the = or ' by which a spreadsheet is told that it is
// a text.
std::string code_in(std::string_view cell);

// What is wrong with a village's code that code_in() gave; empty: it has 8 digits.
std::string wrong_with_code(const std::string& code);

}  // namespace sammachip
