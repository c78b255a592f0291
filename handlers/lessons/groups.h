// The register of a village's occupation groups. docs/programme.md 1.3.
#pragma once

#include <string>

#include "bot/talks/talks.h"

namespace sammachip {

// "group_edit", "group_end" with the group: begin the talk, if it is theirs to do.
Ending begin_group_edit(const std::string& group_id, Turn& turn);
Ending begin_group_end(const std::string& group_id, Turn& turn);

}  // namespace sammachip
