// The menu, the short manual, the language switch, and what is said to what cannot be used.
#pragma once

#include "bot/talks/talks.h"

namespace sammachip {

// What a person can do now; differs for somebody without a house.
std::vector<CommandButton> menu_buttons(Turn& turn);

Ending show_menu(Turn& turn);
Ending show_manual(Turn& turn);
Ending not_understood(Turn& turn);
Ending change_language(Language language, Turn& turn);

// The words for a sticker, photo, voice message, place or file. docs/programme.md 10: answered,
// never ignored.
Say about_media(Turn& turn);

}  // namespace sammachip
