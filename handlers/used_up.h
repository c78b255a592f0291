// Tells officers, once a month, that the month's pushes are used up.
#pragma once

#include "handlers/notify.h"

namespace sammachip {

// Moments at which it is looked for: every quarter of an hour.
Instant next_used_up_look(Instant after);

// If nothing may be pushed any more this month, whether LINE's limit or our ceiling is reached,
// each officer is told at their next message, and the log says so: once a month.
void tell_if_used_up(Records& records, const Texts& texts, const NotifySettings& settings,
                     Instant now);

}  // namespace sammachip
