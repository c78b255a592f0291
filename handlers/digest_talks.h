// The digest.
#pragma once

#include "handlers/commands.h"
#include "handlers/programme_settings.h"

namespace sammachip {

// The talks and commands of this folder.
Face digest_face(const ProgrammeSettings& settings);

}  // namespace sammachip
