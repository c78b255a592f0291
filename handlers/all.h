// Everything the bot can do: the talks, and the commands that answer at once.
#pragma once

#include <memory>
#include <vector>

#include "handlers/calendar/programme_settings.h"
#include "handlers/words/commands.h"

namespace sammachip {

std::vector<std::unique_ptr<Conversation>> all_conversations(const ProgrammeSettings& settings);
std::vector<CommandEntry> all_commands(const ProgrammeSettings& settings);

}  // namespace sammachip
