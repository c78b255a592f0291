// What an officer opens before deciding: the team, the list of households. Whoever may enter
// them in the village may open them, too.
#pragma once

#include <string>

#include "bot/talks/talks.h"
#include "storage/ids/ids.h"

namespace sammachip {

// Each with buttons for what may be decided now. By the submission's id.
Ending open_team(const SubmissionId& submission_id, Turn& turn);
Ending open_list(const SubmissionId& submission_id, Turn& turn);

}  // namespace sammachip
