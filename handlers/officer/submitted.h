// What an officer opens before deciding: the team, the list of households. Whoever may enter
// them in the village may open them, too.
#pragma once

#include <string>

#include "bot/talks/talks.h"

namespace sammachip {

// Each with buttons for what may be decided now. By the submission's id.
Ending open_team(const std::string& submission_id, Turn& turn);
Ending open_list(const std::string& submission_id, Turn& turn);

}  // namespace sammachip
