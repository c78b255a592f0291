// Lengths as LINE counts them: texts in UTF-16 units, labels in grapheme clusters.
// docs/line.md 5.1.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sammachip {

std::size_t utf16_length(std::string_view utf8);
std::size_t grapheme_count(std::string_view utf8);

// The text, or as much of its beginning as fits with "…" at the end. Never cuts inside a grapheme.
std::string cut_to_graphemes(std::string_view utf8, std::size_t most);
std::string cut_to_utf16(std::string_view utf8, std::size_t most);

}  // namespace sammachip
