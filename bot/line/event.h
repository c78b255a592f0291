// One webhook event of LINE, as the rest of the program sees it. docs/line.md 1.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bot/base/clock.h"
#include "storage/ids/ids.h"

namespace sammachip {

enum class EventType {
  kText,
  kSticker,
  kImage,
  kVideo,
  kAudio,
  kFile,
  kLocation,
  kPostback,
  kFollow,
  kUnfollow,
  kUnsend,
  kJoin,  // The bot was added to a group or room.
  kMessageEdited,
  kOther,    // Known to LINE, of no use to us (beacon, member joined, account link …).
  kUnknown,  // LINE added it after this was written: kept, counted, ignored.
};

// The type's name in /metrics: "text", "postback" …
std::string_view name_of(EventType type);

enum class SourceKind { kUser, kGroup, kRoom, kNone };

// A plain value. Empty strings mean that LINE sent none.
struct Event {
  EventId id;  // webhookEventId, a ULID; the key by which an event is known.
  EventType type = EventType::kUnknown;
  std::string type_name;  // For metrics and the inbox: "message/text", "postback" …
  SourceKind source = SourceKind::kNone;
  AccountId user_id;        // May be empty in groups, and for malformed sources.
  GroupChatId group_id;     // Group or room.
  std::string reply_token;  // Empty where LINE gave none, or one of the console's dummies.
  bool is_standby = false;  // Another module holds the chat: stored, never answered.
  bool is_redelivery = false;
  Instant happened_at{};  // LINE's timestamp.
  Instant received_at{};  // When our server had the whole request.
  std::string text;       // Of a text message or an edited one. Never holds a 13-digit ID: see
                          // holds_national_id.
  bool holds_national_id =
      false;             // One was written, and blanked before anything else saw the text.
  MessageId message_id;  // Of a message; of unsend, the message taken back.
  std::string postback_data;
  std::string file_name;  // Of a file, as its sender calls it.
  PhotoSetId set_id;      // Of a photo that was sent together with others; they come in any order.
  int set_total = 0;      // How many these are; 0: not known.
  std::string kept_json;  // The event as it may be kept: IDs blanked; of a group only ids and kind.
};

// When the person did it, as far as is known: LINE's own time, but never later than the event came
// in (a clock that runs ahead); when it came in, where LINE gave no time. A redelivery, another try
// and an apology give the same moment as the first delivery.
Instant sent_at(const Event& event);

// What a webhook body held.
struct ParsedWebhook {
  bool is_valid = false;      // False: not JSON, or without an "events" array.
  std::string problem;        // Why not, in English, without any of the content.
  std::vector<Event> events;  // Malformed single events are left out and counted.
  int malformed_events = 0;
};

// Reads a webhook body whose signature was checked. Never throws, whatever the bytes; unknown types
// and fields are kept as kUnknown or ignored (LINE adds them without notice).
ParsedWebhook parse_webhook(std::string_view body, Instant received_at);

// Reads one event from what was kept of it (Event::kept_json), for another try or a replay. Nothing
// if that is no event. An older event without a webhookEventId may get another key than it was kept
// under.
std::optional<Event> event_from_kept(std::string_view kept_json, Instant received_at);

}  // namespace sammachip
