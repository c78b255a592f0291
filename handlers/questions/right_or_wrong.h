// Whether a figure that was read back is right.
#pragma once

#include "bot/talks/conversation.h"

namespace sammachip {

// A yes or a no. "1" and "2" are the places of its buttons, no figures of their own, and "เลขผิด" is
// a no.
Reader<bool> right_or_wrong();

}  // namespace sammachip
