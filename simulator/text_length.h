#pragma once

#include <cstddef>
#include <string_view>

namespace sammachip::simulator {

// LINE's two ways of counting a text. Malformed UTF-8 counts as replacement characters.

// UTF-16 code units: message text, altText and most others.
std::size_t utf16_length(std::string_view utf8);
// Grapheme clusters by ICU: labels, template texts, chatBarText.
std::size_t grapheme_count(std::string_view utf8);

}  // namespace sammachip::simulator
