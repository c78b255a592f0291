// What households take home from a training session, in their own words, and what was not
// understood.
#pragma once

#include <string>

#include "bot/talks/talks.h"
#include "storage/ids/ids.h"

namespace sammachip {

// Of the question that waits for whoever was there: it is dropped when their house has answered.
std::string teach_topic(const SessionId& session_id);

// Asks who came what they will do first, for their houses that were there.
Ending begin_teach(const SessionId& session_id, Turn& turn);

// "<session>|<household>": asks whoever of the team talks, for a house that is not on LINE or that
// told them.
Ending begin_teach_for(const std::string& ids, Turn& turn);

// "<session>|<household>": asks who explained it again whether the house understands it now.
Ending begin_taught(const std::string& ids, Turn& turn);

}  // namespace sammachip
