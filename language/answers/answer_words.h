// The words that answers.h looks for; those of one list are parted by "|". Private to language/.
#pragma once

#include <span>
#include <string_view>

#include "language/answers/command.h"

namespace sammachip {

struct CommandWords {
  Command command;
  std::string_view words;
};

std::string_view yes_words();
std::string_view no_words();
// What stands around the word that tells which of two is meant; the longer before the shorter.
std::span<const std::string_view> words_before_which();
std::span<const std::string_view> words_after_which();
std::string_view first_words_of_two();
std::string_view second_words_of_two();
std::string_view both_words();
std::string_view same_words();
std::span<const CommandWords> command_words();  // Without spaces.

}  // namespace sammachip
