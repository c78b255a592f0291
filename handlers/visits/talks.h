// Help, visits, encouragement.
#pragma once

#include <memory>

#include "handlers/calendar/programme_settings.h"
#include "handlers/words/commands.h"
#include "storage/ids/ids.h"

namespace sammachip {

std::unique_ptr<Conversation> ask_help_talk(const ProgrammeSettings& settings);
std::unique_ptr<Conversation> moved_talk(const ProgrammeSettings& settings);
std::unique_ptr<Conversation> visit_talk();
std::unique_ptr<Conversation> care_talk();
// That an officer is to call who does not want to live.
Ending call_for_care(const HelpRequestId& request_id, Turn& turn);
std::unique_ptr<Conversation> help_due_talk();
std::unique_ptr<Conversation> help_close_talk();
std::unique_ptr<Conversation> encourage_talk();
std::unique_ptr<Conversation> encourage_village_talk();

// The talks and commands of this folder.
Face visits_face(const ProgrammeSettings& settings);

}  // namespace sammachip
