// Tells officers, once a month, that the month's pushes are used up.
#pragma once

#include <chrono>
#include <string>

#include "handlers/pushes/notify.h"

namespace sammachip {

// Moments at which it is looked for: every quarter of an hour.
Instant next_used_up_look(Instant after);

// If nothing may be pushed any more this month, whether LINE's limit or our ceiling is reached,
// each officer is told at their next message, and the log says so: once a month. In the caller's
// transaction, for about `page` of the writer's time. Begins with an empty `position`; returns
// where the next page goes on, empty when all is done.
std::string tell_if_used_up(Records& records, const Texts& texts, const NotifySettings& settings,
                            Instant now, const std::string& position,
                            std::chrono::milliseconds page = std::chrono::milliseconds(10));

}  // namespace sammachip
