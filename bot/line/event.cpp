#include "bot/line/event.h"

#include <openssl/evp.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <tuple>
#include <utility>

#include "bot/base/json_repair.h"
#include "language/letters/normalise.h"

namespace sammachip {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMostLevels = 64;         // LINE's events have about eight.
constexpr std::size_t kMostIdCharacters = 128;  // LINE's have 26 to 40.
constexpr std::size_t kMostTokenCharacters = 512;
constexpr std::size_t kMostTypeCharacters = 48;
constexpr std::uint64_t kFurthestEmojiUnit = 100'000;      // LINE's texts have 5,000.
constexpr std::uint64_t kMostInSet = 1000;                 // LINE sends 50 photos at once.
constexpr std::int64_t kLastMoment = 253'402'300'799'999;  // The end of the year 9999.

struct NamedType {
  std::string_view name;
  EventType type;
};
constexpr std::array kMessageTypes = {
    NamedType{"text", EventType::kText},         NamedType{"sticker", EventType::kSticker},
    NamedType{"image", EventType::kImage},       NamedType{"video", EventType::kVideo},
    NamedType{"audio", EventType::kAudio},       NamedType{"file", EventType::kFile},
    NamedType{"location", EventType::kLocation},
};
constexpr std::array kEventTypes = {
    NamedType{"postback", EventType::kPostback},
    NamedType{"follow", EventType::kFollow},
    NamedType{"unfollow", EventType::kUnfollow},
    NamedType{"unsend", EventType::kUnsend},
    NamedType{"join", EventType::kJoin},
    NamedType{"messageEdited", EventType::kMessageEdited},
    NamedType{"leave", EventType::kOther},
    NamedType{"memberJoined", EventType::kOther},
    NamedType{"memberLeft", EventType::kOther},
    NamedType{"videoPlayComplete", EventType::kOther},
    NamedType{"beacon", EventType::kOther},
    NamedType{"accountLink", EventType::kOther},
    NamedType{"membership", EventType::kOther},
    NamedType{"module", EventType::kOther},
    NamedType{"activated", EventType::kOther},
    NamedType{"deactivated", EventType::kOther},
    NamedType{"botSuspended", EventType::kOther},
    NamedType{"botResumed", EventType::kOther},
    NamedType{"delivery", EventType::kOther},
};

// In the order of EventType.
constexpr std::array<std::string_view, 15> kTypeNames = {
    "text",   "sticker",  "image",  "video", "audio",  "file",  "location", "postback",
    "follow", "unfollow", "unsend", "join",  "edited", "other", "unknown"};
static_assert(kTypeNames.size() == static_cast<std::size_t>(EventType::kUnknown) + 1);

template <std::size_t N>
EventType type_named(const std::array<NamedType, N>& types, std::string_view name) {
  const auto* found = std::find_if(types.begin(), types.end(),
                                   [&](const NamedType& known) { return known.name == name; });
  return found == types.end() ? EventType::kUnknown : found->type;
}

// The member of that name, or a null where there is none or `object` is something else.
const Json& member(const Json& object, const char* name) {
  static const Json nothing;
  if (!object.is_object()) return nothing;
  const auto found = object.find(name);
  return found == object.end() ? nothing : *found;
}

// A NUL ends a text in PostgreSQL and in many a C function behind us.
void replace_nuls(std::string& text) {
  std::size_t at = 0;
  while ((at = text.find('\0', at)) != std::string::npos) text.replace(at, 1, "\xEF\xBF\xBD");
}

// The text of that name; empty if it is none, or longer than any that LINE sends.
std::string text_of(const Json& object, const char* name,
                    std::size_t most_bytes = std::string::npos) {
  const Json& value = member(object, name);
  if (!value.is_string()) return {};
  std::string text = value.get<std::string>();
  if (text.size() > most_bytes) return {};
  replace_nuls(text);
  return text;
}

Instant time_of(const Json& object, const char* name) {
  const Json& value = member(object, name);
  if (!value.is_number_integer()) return Instant{};
  if (value.is_number_unsigned() && value.get<std::uint64_t>() > kLastMoment) return Instant{};
  return instant_from(std::clamp<std::int64_t>(value.get<std::int64_t>(), 0, kLastMoment));
}

// A type's name as it may stand in a log or metric.
std::string plain_name(std::string name) {
  if (name.size() > kMostTypeCharacters) name.resize(kMostTypeCharacters);
  for (char& c : name) {
    if (std::isalnum(static_cast<unsigned char>(c)) == 0 && c != '_' && c != '-') c = '?';
  }
  return name;
}

void read_type(const Json& json, Event& event) {
  const std::string type = text_of(json, "type");
  event.type_name = plain_name(type);
  if (type != "message") {
    event.type = type_named(kEventTypes, type);
    return;
  }
  const std::string message_type = text_of(member(json, "message"), "type");
  event.type = type_named(kMessageTypes, message_type);
  event.type_name += "/" + plain_name(message_type);
}

void read_source(const Json& json, Event& event) {
  const Json& source = member(json, "source");
  const std::string type = text_of(source, "type");
  event.user_id = AccountId(text_of(source, "userId", kMostIdCharacters));
  if (type == "user") {
    event.source = event.user_id.empty() ? SourceKind::kNone : SourceKind::kUser;
  } else if (type == "group" || type == "room") {
    event.source = type == "group" ? SourceKind::kGroup : SourceKind::kRoom;
    event.group_id =
        GroupChatId(text_of(source, type == "group" ? "groupId" : "roomId", kMostIdCharacters));
  }
}

bool consists_of(std::string_view text, char c) {
  return !text.empty() && text.find_first_not_of(c) == std::string_view::npos;
}

// What LINE's console sent to try a webhook: nobody wrote it and it cannot be answered.
bool is_dummy(const Event& event) {
  constexpr std::string_view dummy_user = "Udeadbeefdeadbeef";
  return consists_of(event.reply_token, '0') || consists_of(event.reply_token, 'f') ||
         event.user_id.text().starts_with(dummy_user);
}

void read_image_set(const Json& set, Event& event) {
  event.set_id = PhotoSetId(text_of(set, "id", kMostIdCharacters));
  const Json& total = member(set, "total");
  if (total.is_number_unsigned() && total.get<std::uint64_t>() <= kMostInSet) {
    event.set_total = total.get<int>();
  }
}

// LINE's own emoji come as words, "(hello)", and a list of where those stand, in UTF-16 units. Each
// becomes an emoji such as people type, which no reader takes for words.
void replace_line_emoji(const Json& emojis, std::string& text) {
  if (!emojis.is_array() || emojis.empty()) return;
  std::map<std::int32_t, std::int32_t> lengths;  // By where they begin.
  for (const Json& emoji : emojis) {
    const Json& index = member(emoji, "index");
    const Json& length = member(emoji, "length");
    const auto is_place = [](const Json& number) {
      return number.is_number_unsigned() && number.get<std::uint64_t>() <= kFurthestEmojiUnit;
    };
    if (!is_place(index) || !is_place(length)) continue;
    lengths[index.get<std::int32_t>()] = length.get<std::int32_t>();
  }
  icu::UnicodeString units = icu::UnicodeString::fromUTF8(text);
  std::int32_t end = units.length();
  for (auto emoji = lengths.rbegin(); emoji != lengths.rend(); ++emoji) {
    const auto [at, length] = *emoji;
    if (length == 0 || at + length > end) continue;
    units.replace(at, length, icu::UnicodeString::fromUTF8("\U0001F642"));
    end = at;
  }
  text.clear();
  units.toUTF8String(text);
}

void read_content(const Json& json, Event& event) {
  const Json& message = member(json, "message");
  event.message_id = MessageId(event.type == EventType::kUnsend
                                   ? text_of(member(json, "unsend"), "messageId", kMostIdCharacters)
                                   : text_of(message, "id", kMostIdCharacters));
  if (event.source == SourceKind::kGroup || event.source == SourceKind::kRoom) return;
  event.postback_data = text_of(member(json, "postback"), "data");
  if (event.type == EventType::kFile) event.file_name = text_of(message, "fileName");
  if (event.type == EventType::kImage) read_image_set(member(message, "imageSet"), event);
  if (event.type != EventType::kText && event.type != EventType::kMessageEdited) return;
  event.text = text_of(message, "text");
  replace_line_emoji(member(message, "emojis"), event.text);
  event.holds_national_id = holds_national_id(event.text);
  if (event.holds_national_id) event.text = redact_national_ids(event.text);
}

// What people can have written, as against what LINE or our own buttons made. An ID of thirteen
// digits may stand in any of it.
bool is_written_by_people(std::string_view key) {
  constexpr std::array machine_made = {"id",
                                       "type",
                                       "data",
                                       "webhookEventId",
                                       "userId",
                                       "groupId",
                                       "roomId",
                                       "messageId",
                                       "replyToken",
                                       "quoteToken",
                                       "stickerId",
                                       "packageId",
                                       "mode",
                                       "destination",
                                       "quotedMessageId",
                                       "markAsReadToken"};
  return std::find(machine_made.begin(), machine_made.end(), key) == machine_made.end();
}

void clean(Json& value, std::string_view key) {
  if (value.is_structured()) {
    for (auto& item : value.items()) clean(item.value(), value.is_object() ? item.key() : key);
  } else if (value.is_string()) {
    std::string& text = value.get_ref<std::string&>();
    replace_nuls(text);
    if (is_written_by_people(key) && holds_national_id(text)) text = redact_national_ids(text);
  }
}

// `json` without everything that people said.
Json ids_and_kind(const Json& json) {
  Json kept = Json::object();
  for (const char* name : {"type", "mode", "timestamp", "webhookEventId", "deliveryContext"}) {
    if (const Json& value = member(json, name); !value.is_null()) kept[name] = value;
  }
  for (const char* name : {"source", "message", "unsend"}) {
    for (const char* id : {"type", "id", "userId", "groupId", "roomId", "messageId"}) {
      if (const Json& value = member(member(json, name), id); value.is_string()) {
        kept[name][id] = value;
      }
    }
  }
  return kept;
}

std::string as_kept(Json&& json, const Event& event) {
  if (event.source == SourceKind::kGroup || event.source == SourceKind::kRoom) {
    json = ids_and_kind(json);
  }
  clean(json, {});
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// LINE's older events have no webhookEventId. The same event is then known by what it says, without
// what a redelivery changes.
std::string key_of_content(const Json& json) {
  Json same = json;
  same.erase("deliveryContext");
  same.erase("webhookEventId");
  const std::string text = same.dump(-1, ' ', false, Json::error_handler_t::replace);
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int length = 0;
  EVP_Digest(text.data(), text.size(), digest.data(), &length, EVP_sha256(), nullptr);
  constexpr std::size_t key_bytes = 16;
  std::string key = "legacy-";
  for (std::size_t i = 0; i < key_bytes; ++i) {
    constexpr std::string_view hex_digits = "0123456789abcdef";
    key += hex_digits[digest[i] >> 4U];
    key += hex_digits[digest[i] & 0xFU];
  }
  return key;
}

// Nothing if it is no event: not an object, or neither an id nor a type.
std::optional<Event> read_event(Json&& json, Instant received_at) {
  if (!json.is_object()) return std::nullopt;
  Event event;
  event.id = EventId(text_of(json, "webhookEventId", kMostIdCharacters));
  if (event.id.empty()) {
    if (!member(json, "type").is_string()) return std::nullopt;
    event.id = EventId(key_of_content(json));
  }
  event.received_at = received_at;
  event.happened_at = time_of(json, "timestamp");
  event.is_standby = text_of(json, "mode") == "standby";
  const Json& redelivery = member(member(json, "deliveryContext"), "isRedelivery");
  event.is_redelivery = redelivery.is_boolean() && redelivery.get<bool>();
  read_type(json, event);
  read_source(json, event);
  event.reply_token = text_of(json, "replyToken", kMostTokenCharacters);
  if (is_dummy(event)) {
    event.reply_token.clear();
    event.type = EventType::kUnknown;
    event.type_name = "dummy";
  }
  read_content(json, event);
  event.kept_json = as_kept(std::move(json), event);
  return event;
}

Json parse_repaired(std::string_view body) {
  Json json = Json::parse(body, nullptr, /*allow_exceptions=*/false);
  if (json.is_discarded()) {
    json = Json::parse(with_valid_characters(body), nullptr, /*allow_exceptions=*/false);
  }
  return json;
}

// Whether somebody did the one before the other. LINE's ids of messages are numbers that count up:
// they tell two apart of the same millisecond.
bool was_before(const Event& one, const Event& other) {
  const auto moment = [](const Event& event) {
    const std::string& message = event.message_id.text();
    return std::tuple(sent_at(event), message.size(), std::string_view(message));
  };
  return moment(one) < moment(other);
}

ParsedWebhook invalid(std::string problem) {
  ParsedWebhook parsed;
  parsed.problem = std::move(problem);
  return parsed;
}

}  // namespace

std::string_view name_of(EventType type) { return kTypeNames[static_cast<std::size_t>(type)]; }

Instant sent_at(const Event& event) {
  if (event.happened_at <= Instant{}) return event.received_at;
  return std::min(event.happened_at, event.received_at);
}

ParsedWebhook parse_webhook(std::string_view body, Instant received_at) {
  if (is_nested_deeper_than(body, kMostLevels)) return invalid("nested too deeply");
  Json json = parse_repaired(body);
  if (json.is_discarded()) return invalid("not JSON");
  if (!json.is_object()) return invalid("not an object");
  const auto events = json.find("events");
  if (events == json.end() || !events->is_array()) return invalid("without events");
  ParsedWebhook parsed;
  parsed.is_valid = true;
  parsed.events.reserve(events->size());
  for (Json& item : *events) {
    if (std::optional<Event> event = read_event(std::move(item), received_at)) {
      parsed.events.push_back(std::move(*event));
    } else {
      ++parsed.malformed_events;
    }
  }
  // "300" and "เอ้ย 350" after it may come the other way round: docs/line.md 1.3.
  std::stable_sort(parsed.events.begin(), parsed.events.end(), was_before);
  return parsed;
}

std::optional<Event> event_from_kept(std::string_view kept_json, Instant received_at) {
  if (is_nested_deeper_than(kept_json, kMostLevels)) return std::nullopt;
  Json json = parse_repaired(kept_json);
  return json.is_discarded() ? std::nullopt : read_event(std::move(json), received_at);
}

}  // namespace sammachip
