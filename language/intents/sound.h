// Thai as it sounds, so that a slip of spelling is the same word: tone marks, long and short
// vowels, silent letters and the letters of one sound do not count. Private to language/.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace sammachip {

// A message is looked at up to here: what is meant is said before.
inline constexpr std::size_t kMostLetters = 320;

// The letters of a text; of its sound, each with the place in the text that it comes from.
struct Letters {
  std::array<char32_t, kMostLetters> letter;
  std::array<std::uint16_t, kMostLetters>
      begin;                                    // Of a sound: the first letter that it comes from,
  std::array<std::uint16_t, kMostLetters> end;  // and the one past the last.
  std::array<bool, kMostLetters> after_space;   // White space stood before it.
  // Where the letter stands in the text, in bytes; one more for the end.
  std::array<std::uint32_t, kMostLetters + 1> place;
  std::size_t count = 0;
};

// The letters of `text`, which must be normalised, without the spaces beside Thai.
void letters_of(std::string_view text, Letters& letters);

// How `letters` sound: "มั่ยดั้ย" and "ไม่ได้" are the same.
void sound_of(const Letters& letters, Letters& sound);

bool is_latin_letter(char32_t letter);

}  // namespace sammachip
