// What is said between the lines, and what is answered: a few warm words that fit, not always the
// same, and nothing is begun, ended or written down.
#pragma once

#include "bot/talks/conversation.h"
#include "language/intents/intent.h"

namespace sammachip {

// REQUIRES: is_small_talk(intent).
Ending small_talk(Intent intent, Turn& turn);

}  // namespace sammachip
