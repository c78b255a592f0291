// The forum, the list of households, whether each can do it.
#pragma once

#include <memory>
#include <string>

#include "handlers/words/commands.h"

namespace sammachip {

std::unique_ptr<Conversation> forum_talk();
std::unique_ptr<Conversation> candidate_talk();
std::unique_ptr<Conversation> change_candidate_talk();
std::unique_ptr<Conversation> send_list_talk();
std::unique_ptr<Conversation> split_talk();
std::unique_ptr<Conversation> feasible_talk();
std::unique_ptr<Conversation> feasible_self_talk();
std::unique_ptr<Conversation> override_feasibility_talk();

// What begins those that may be given more than the village.
Ending begin_change_candidate(const std::string& argument, Turn& turn);
Ending begin_split(const std::string& argument, Turn& turn);

// The talks and commands of this folder.
Face forum_face();

}  // namespace sammachip
