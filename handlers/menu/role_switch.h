// Changing which of one's roles is worn: the menu and the rich menu follow.
#pragma once

#include <string>

#include "bot/talks/talks.h"

namespace sammachip {

// Changes to the menu of `role`, if it is held; else only shows the menu.
Ending choose_role(const std::string& role, Turn& turn);
// Changes to the next of the roles the person holds.
Ending other_role(Turn& turn);

}  // namespace sammachip
