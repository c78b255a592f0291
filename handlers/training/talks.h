// Sessions, invitations, who came, what was learnt.
#pragma once

#include <memory>

#include "handlers/words/commands.h"

namespace sammachip {

std::unique_ptr<Conversation> training_talk();
std::unique_ptr<Conversation> session_talk();
std::unique_ptr<Conversation> session_move_talk();
std::unique_ptr<Conversation> session_cancel_talk();
std::unique_ptr<Conversation> attendance_talk();
std::unique_ptr<Conversation> teach_talk();
std::unique_ptr<Conversation> teach_for_talk();
std::unique_ptr<Conversation> taught_talk();

// The talks and commands of this folder.
Face training_face();

}  // namespace sammachip
