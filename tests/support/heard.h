// What a person hears of the bot, as one text.
#pragma once

#include <string>

#include "bot/engine/chat_player.h"
#include "tests/support/holds.h"

namespace sammachip {

// The bubbles, a line each.
inline std::string bubbles_of(const Heard& heard) {
  std::string all;
  for (const auto& bubble : heard.bubbles) all += bubble + "\n";
  return all;
}

// The bubbles, a line each, and on the last line the buttons: "[yes] [no] ".
inline std::string all_said(const Heard& heard) {
  std::string all = bubbles_of(heard);
  for (const auto& label : heard.buttons) all += "[" + label + "] ";
  return all;
}

// Whether `part` stands in the bubbles.
inline bool is_said(const Heard& heard, const std::string& part) {
  return holds(bubbles_of(heard), part);
}

// Whether it stands there or on a button.
inline bool is_heard(const Heard& heard, const std::string& part) {
  return holds(all_said(heard), part);
}

}  // namespace sammachip
