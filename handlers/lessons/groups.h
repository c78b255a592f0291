// The register of a village's occupation groups. docs/programme.md 1.3.
#pragma once

#include <string>

#include "bot/talks/talks.h"
#include "storage/ids/ids.h"

namespace sammachip {

// "group_edit", "group_end" with the group: begin the talk, if it is theirs to do.
Ending begin_group_edit(const OccupationGroupId& group_id, Turn& turn);
Ending begin_group_end(const OccupationGroupId& group_id, Turn& turn);

}  // namespace sammachip
