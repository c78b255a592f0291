#include "bot/said/kept_message.h"

#include "storage/machine/inbox.h"
#include "storage/records.h"

namespace sammachip {

std::optional<Event> kept_message(const MessageId& message_id, const AccountId& user_id,
                                  Records& records) {
  if (message_id.empty()) return std::nullopt;
  const auto kept = records.inbox.find_message(message_id);
  if (!kept || kept->user_id != user_id) return std::nullopt;
  return event_from_kept(kept->event_json, instant_from(kept->received_at_ms));
}

}  // namespace sammachip
