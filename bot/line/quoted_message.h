// Which message a message quotes. Of a hundred messages one quotes another: so it is read from what
// is kept of the event where somebody asks, and no event carries it along.
#pragma once

#include "bot/line/event.h"

namespace sammachip {

// LINE's id of the message that a text message quotes; empty: it quotes none. Never throws.
MessageId quoted_message(const Event& event);

}  // namespace sammachip
