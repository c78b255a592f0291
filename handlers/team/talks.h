// The village's team.
#pragma once

#include <memory>
#include <string>

#include "handlers/words/commands.h"
#include "storage/ids/ids.h"

namespace sammachip {

std::unique_ptr<Conversation> nominate_talk();
std::unique_ptr<Conversation> change_member_talk();
std::unique_ptr<Conversation> send_team_talk();

// Begins a change to a member of the team, by its id.
Ending begin_change_member(const TeamMemberId& member_id, Turn& turn);

// The talks and commands of this folder.
Face team_face();

}  // namespace sammachip
