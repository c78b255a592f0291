// Going quiet: for thirty days, for good, or with everything erased.
#pragma once

#include "bot/talks/talks.h"

namespace sammachip {

// No reminders for 30 days. docs/programme.md 8.1.
Ending mute(Turn& turn);
Ending unmute(Turn& turn);

}  // namespace sammachip
