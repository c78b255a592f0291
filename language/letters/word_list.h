// Lists of words in one text, parted by "|". Private to language/.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

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

// Words that are looked for in a text all at once: at each letter only those that begin with it.
// UTF-8; immutable but for add(), so safe to share between threads. What it was given must outlive
// it.
class WordFinder {
 public:
  WordFinder() = default;
  explicit WordFinder(std::string_view words);  // Such a list.
  void add(std::string_view word);              // Not an empty one.

  // Where the first word stands for which `is(begin, word)` holds; npos: none does.
  template <class Is>
  std::size_t find(std::string_view text, Is is) const {
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (is_inside_letter(text[at])) continue;
      for (const std::string_view word : by_letter_[letter_at(text, at)]) {
        if (text.substr(at).starts_with(word) && is(at, word)) return at;
      }
    }
    return std::string_view::npos;
  }

 private:
  static bool is_inside_letter(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
  }
  // Which letter stands there, as far as 256 numbers can tell; the same for the same letter.
  static std::size_t letter_at(std::string_view text, std::size_t at);

  std::array<std::vector<std::string_view>, 256> by_letter_;
};

}  // namespace sammachip
