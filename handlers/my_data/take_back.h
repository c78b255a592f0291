// What becomes of a message that its sender took back: LINE asks that nobody can see it any more.
#pragma once

#include <string>

#include "bot/talks/conversation.h"
#include "storage/ids/ids.h"

namespace sammachip {

// Takes the words of one message out of every column of people's words: confirmed or not, copied,
// on their way to others, or said back by the bot. Figures, dates and who did it stay. The talks
// are left to Talks::forget_message. REQUIRES: the event itself is still kept.
void take_back(const MessageId& message_id, Turn& turn);

}  // namespace sammachip
