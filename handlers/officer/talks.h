// The officer's queue, decisions, messages, the month's pushes.
#pragma once

#include <memory>

#include "handlers/calendar/programme_settings.h"
#include "handlers/words/commands.h"

namespace sammachip {

std::unique_ptr<Conversation> message_talk();
std::unique_ptr<Conversation> return_list_talk();

// The talks and commands of this folder.
Face officer_face(const ProgrammeSettings& settings);

}  // namespace sammachip
