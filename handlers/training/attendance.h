// Noting who came to a training session.
#pragma once

#include <string>

#include "bot/talks/talks.h"
#include "storage/ids/ids.h"

namespace sammachip {

// Begins the talk with those marked absent who are noted so already; from the day of the session
// on, and again later to correct.
Ending begin_attendance(const SessionId& session_id, Turn& turn);

}  // namespace sammachip
