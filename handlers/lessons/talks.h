// Lessons, and the register of groups.
#pragma once

#include <memory>

#include "handlers/words/commands.h"

namespace sammachip {

std::unique_ptr<Conversation> lesson_talk();
std::unique_ptr<Conversation> lessons_talk();
std::unique_ptr<Conversation> groups_talk();
std::unique_ptr<Conversation> group_talk();
std::unique_ptr<Conversation> group_end_talk();

// The talks and commands of this folder.
Face lessons_face();

}  // namespace sammachip
