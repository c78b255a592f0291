// Makes JSON that is almost right parseable: what phones and proxies do to text should not cost an
// event.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sammachip {

// Whether `json` nests arrays and objects deeper than `most_levels`. To be asked before parsing: a
// tree of a million levels costs memory and, in places, stack.
bool is_nested_deeper_than(std::string_view json, std::size_t most_levels);

// `json` with U+FFFD in place of bytes that are not UTF-8 and of \u escapes that are half a
// surrogate pair. Does nothing else: what was no JSON before is none after.
std::string with_valid_characters(std::string_view json);

}  // namespace sammachip
