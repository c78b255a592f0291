// A village's year goes on after a rest. The other acts on a year are talks: see handlers/all.h.
#pragma once

#include <string>

#include "bot/talks/talks.h"

namespace sammachip {

// Of one that rests or was called off.
Ending resume_village(const std::string& programme_id, Turn& turn);

}  // namespace sammachip
