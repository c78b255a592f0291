// The digest.
#pragma once

#include "handlers/calendar/programme_settings.h"
#include "handlers/words/commands.h"

namespace sammachip {

// The talks and commands of this folder.
Face digest_face(const ProgrammeSettings& settings);

}  // namespace sammachip
