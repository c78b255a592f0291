// What waits for people's next message reaches those who write nothing, too: a push that carries
// all of it before it is a day old, if the month's pushes reach for it. docs/programme.md 8.2.
#pragma once

#include <chrono>
#include <string>

#include "bot/base/clock.h"
#include "handlers/pushes/notify.h"

namespace sammachip {

// The next of the two moments of a day at which is looked what waits: 08:30 and 16:30, after the
// digests and before the evening's reminders.
Instant next_held_look(Instant after, std::chrono::minutes utc_offset);

// Pushes to each person for whom, until the next look that is not on a public holiday, something
// would wait for more than a day or be of no use any more. In the caller's transaction, for about
// `page` of the writer's time. Begins with an empty `position`; returns where the next page goes
// on, empty when all is done.
std::string push_held(Records& records, const Texts& texts, const NotifySettings& settings,
                      Instant now, const std::string& position,
                      std::chrono::milliseconds page = std::chrono::milliseconds(10));

}  // namespace sammachip
