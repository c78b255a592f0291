// Going quiet: for thirty days, for good, or with everything erased.
#pragma once

#include "bot/talks/talks.h"

namespace sammachip {

// No reminders for 30 days. DOMAIN 12.6.
Ending mute(Turn& turn);
Ending unmute(Turn& turn);

}  // namespace sammachip
