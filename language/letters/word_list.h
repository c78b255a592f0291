// Lists of words in one text, parted by "|". Private to language/.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace sammachip {

// Whether `is` holds for one of the words.
template <class Is>
bool any_word(std::string_view words, Is is) {
  while (!words.empty()) {
    const std::size_t end = std::min(words.find('|'), words.size());
    if (is(words.substr(0, end))) return true;
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return false;
}

}  // namespace sammachip
