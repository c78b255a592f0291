// What somebody wrote in an earlier message, as long as its event is kept: buttons carry the
// message's id and not the words, so that who takes it back takes all of it back.
#pragma once

#include <optional>
#include <string>

#include "bot/line/event.h"
#include "storage/ids/ids.h"

namespace sammachip {

struct Records;

// The message of that person; nothing if it is not theirs, was taken back, or went by retention.
std::optional<Event> kept_message(const MessageId& message_id, const AccountId& user_id,
                                  Records& records);

}  // namespace sammachip
