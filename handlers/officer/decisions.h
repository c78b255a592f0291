// The officer's answer to what a village put before them: its team, or its list of households.
#pragma once

#include <optional>
#include <string>

#include "bot/talks/conversation.h"
#include "storage/ids/ids.h"

namespace sammachip {

// Says yes. The team's members are confirmed and hold their role; the households that were chosen
// come into the programme, known ones as themselves, each with who looks after it and the
// occupation that the forum chose. The leader is told, and the state of the village follows.
Ending confirm_submission(const SubmissionId& id, Turn& turn);

// Why nobody can decide on it now: it was decided, by whom and when, or the year is over.
std::optional<Ending> submission_over(const SubmissionId& id, const Turn& turn);

// Gives it back with a reason, to be changed and sent again.
Ending return_submission(const SubmissionId& id, const std::string& reason, Turn& turn);

// Asks the reason (the talk "return_list"), if the submission waits and the person may decide.
Ending begin_return(const SubmissionId& id, Turn& turn);

}  // namespace sammachip
