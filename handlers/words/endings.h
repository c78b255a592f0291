// How most commands and talks end: one sentence, and what can be done next.
#pragma once

#include <string>
#include <vector>

#include "bot/talks/conversation.h"

namespace sammachip {

// Says the sentence `key` with `values`; the buttons are `buttons` and the menu.
Ending ending_of(const std::string& key, const Values& values = {},
                 std::vector<CommandButton> buttons = {});
// The same with `say`.
Ending ending_of(Say say, std::vector<CommandButton> buttons = {});
// Without the menu: just these buttons.
Ending ending_with(const std::string& key, const Values& values,
                   std::vector<CommandButton> buttons);

// What waited for a decision was decided or taken back meanwhile.
Ending no_longer_waits();

// The refusal of what lies outside the person's area. Shows nothing of it.
Ending not_yours();

}  // namespace sammachip
