// "My data": everything held about a person, at once. docs/programme.md 9.4.
#pragma once

#include "bot/talks/talks.h"
#include "handlers/calendar/programme_settings.h"

namespace sammachip {

Ending my_data(const ProgrammeSettings& settings, Turn& turn);

}  // namespace sammachip
