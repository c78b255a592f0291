// What is held about a person; leaving.
#pragma once

#include <memory>

#include "handlers/calendar/programme_settings.h"
#include "handlers/words/commands.h"

namespace sammachip {

std::unique_ptr<Conversation> stop_talk();
std::unique_ptr<Conversation> erase_talk();
std::unique_ptr<Conversation> erase_done_talk();

// The talks and commands of this folder.
Face my_data_face(const ProgrammeSettings& settings);

}  // namespace sammachip
