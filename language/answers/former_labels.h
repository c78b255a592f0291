// What buttons said before: they stand in chats of months ago, and people type what they learnt.
#pragma once

#include <span>
#include <string_view>

namespace sammachip {

struct FormerLabel {
  std::string_view key;    // Of the sentence that the button says now.
  std::string_view label;  // What it said, in whatever language.
};

// Each label that was ever changed. None takes the words of another button of the same question.
std::span<const FormerLabel> former_labels();

// Whether the sentence `key` once was the label `normalised_text`, which is normalise()d.
bool was_label(std::string_view key, std::string_view normalised_text);

}  // namespace sammachip
