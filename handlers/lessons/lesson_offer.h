// When somebody is asked what their village has learnt: at its milestones. docs/programme.md 1.1.
#pragma once

#include <optional>
#include <string>

#include "bot/talks/conversation.h"
#include "storage/ids/ids.h"

namespace sammachip {

// A button to note a lesson of the village, for who may; nothing if they did at this stage already.
std::optional<CommandButton> lesson_button(const ProgrammeId& programme_id, const Turn& turn);

// After refresh_state() moved the village on: adds a kind word, if who is talking leads it, and the
// button for a lesson.
void mark_milestone(Ending& ending, const ProgrammeId& programme_id, Turn& turn);

}  // namespace sammachip
