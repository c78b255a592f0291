// The values of a sentence, by their names.
#pragma once

#include <string>
#include <string_view>

#include "bot/talks/texts.h"

namespace sammachip {

// The text of `name`; empty where there is none, or a number.
std::string text_named(std::string_view name, const Values& values);

// Puts `value` in the place of what `name` stands for, or behind the others where it is new.
void set_named(std::string_view name, const Value& value, Values& values);

}  // namespace sammachip
