// A village's year goes on after a rest. The other acts on a year are talks: see handlers/all.h.
#pragma once

#include <string>

#include "bot/talks/talks.h"
#include "storage/ids/ids.h"

namespace sammachip {

// Of one that rests or was called off.
Ending resume_village(const ProgrammeId& programme_id, Turn& turn);

}  // namespace sammachip
