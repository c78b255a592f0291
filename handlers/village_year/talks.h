// A village's year: its card, its state, its targets.
#pragma once

#include <memory>

#include "handlers/words/commands.h"

namespace sammachip {

std::unique_ptr<Conversation> village_talk();
std::unique_ptr<Conversation> pause_village_talk();
std::unique_ptr<Conversation> cancel_village_talk();
std::unique_ptr<Conversation> close_year_talk();
std::unique_ptr<Conversation> reopen_year_talk();
std::unique_ptr<Conversation> practice_began_talk();
std::unique_ptr<Conversation> go_back_talk();
std::unique_ptr<Conversation> open_year_talk();
std::unique_ptr<Conversation> targets_talk();
std::unique_ptr<Conversation> team_view_talk();
std::unique_ptr<Conversation> list_view_talk();
std::unique_ptr<Conversation> purchases_view_talk();

// The talks and commands of this folder.
Face village_year_face();

}  // namespace sammachip
