#include "bot/engine/chat_player.h"

#include <nlohmann/json.hpp>
#include <stdexcept>
#include <utility>

#include "storage/records.h"

namespace sammachip {

namespace {

// The buttons anywhere within a Flex container.
void find_buttons(const nlohmann::json& part,
                  std::vector<std::pair<std::string, std::string>>& buttons) {
  if (part.is_object() && part.contains("action")) {
    const auto& action = part["action"];
    buttons.emplace_back(action.value("label", ""), action.value("data", ""));
  }
  if (!part.is_structured()) return;
  for (const auto& inner : part) find_buttons(inner, buttons);
}

std::string shown(const nlohmann::json& message) {
  const std::string type = message.value("type", "");
  if (type == "text") return message.value("text", "");
  if (type == "image") return "(picture) " + message.value("originalContentUrl", "");
  return "(picture) " + message.value("altText", "");
}

}  // namespace

namespace {

// The names of LINE's message types; empty for what is no message.
std::string message_type(EventType type) {
  switch (type) {
    case EventType::kText:
      return "text";
    case EventType::kSticker:
      return "sticker";
    case EventType::kImage:
      return "image";
    case EventType::kVideo:
      return "video";
    case EventType::kAudio:
      return "audio";
    case EventType::kFile:
      return "file";
    case EventType::kLocation:
      return "location";
    default:
      return {};
  }
}

// As far as the bot reads it again.
std::string as_line_sends(const Event& event) {
  nlohmann::json json{{"webhookEventId", event.id},
                      {"timestamp", milliseconds(event.happened_at)},
                      {"source", {{"type", "user"}, {"userId", event.user_id}}}};
  if (const std::string type = message_type(event.type); !type.empty()) {
    json["type"] = "message";
    json["message"] = {{"type", type}, {"id", event.message_id}, {"text", event.text}};
  } else if (event.type == EventType::kPostback) {
    json["type"] = "postback";
    json["postback"] = {{"data", event.postback_data}};
  } else {
    json["type"] = event.type == EventType::kUnsend ? "unsend" : "follow";
  }
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace

Heard heard_from(const std::string& body_json) {
  Heard heard;
  heard.body_json = body_json;
  const auto body = nlohmann::json::parse(body_json);
  for (const auto& message : body.at("messages")) {
    heard.bubbles.push_back(shown(message));
    if (message.contains("contents")) find_buttons(message["contents"], heard.picture_buttons);
    if (!message.contains("quickReply")) continue;
    for (const auto& item : message["quickReply"]["items"]) {
      const auto& action = item["action"];
      const std::string label = action.value("label", "");
      heard.buttons.push_back(label);
      heard.data[label] = action.value("data", action.value("text", ""));
    }
  }
  return heard;
}

ChatPlayer::ChatPlayer(Database& database, MakeHandler make_handler, Instant now)
    : database_(database), make_handler_(std::move(make_handler)), clock_(now) {
  start();
}

ChatPlayer::~ChatPlayer() { engine_->stop(); }

void ChatPlayer::start() {
  handler_ = make_handler_();
  metrics_ = std::make_unique<Metrics>();
  engine_ = std::make_unique<EventEngine>(database_, *handler_, clock_, *metrics_, EngineLimits{});
  // The engine tells this before it wakes whoever waits for the event's commit is not certain, so
  // sends() follows with an empty job: when that is done, this was told.
  engine_->start([this](std::vector<OutboxMessage> replies, std::optional<std::int64_t>) {
    for (auto& reply : replies) sent_.push_back(std::move(reply));
  });
}

void ChatPlayer::restart() {
  engine_->stop();
  engine_.reset();
  start();
}

void ChatPlayer::change(const std::function<void(Records&)>& job) {
  if (!engine_->run(job)) throw std::runtime_error("the change was not committed");
}

AccountId ChatPlayer::user_id(const std::string& person) {
  // As LINE's: "U" and 32 hexadecimal digits, here the name's bytes; of a longer name the first
  // eight, and what tells it from others that begin the same.
  std::string bytes = person;
  if (bytes.size() > 16) {
    const auto rest = static_cast<std::uint64_t>(std::hash<std::string>{}(person));
    bytes.resize(8);
    for (unsigned shift = 0; shift < 64; shift += 8) {
      bytes += static_cast<char>(rest >> shift & 255U);
    }
  }
  std::string id = "U";
  for (const char c : bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    id += digits[static_cast<unsigned char>(c) >> 4U];
    id += digits[static_cast<unsigned char>(c) & 15U];
  }
  id.resize(33, '0');
  return AccountId(std::move(id));
}

Event ChatPlayer::event_of(const std::string& person, EventType type) {
  ++count_;
  Event event;
  event.id = EventId("01EVENT" + std::to_string(1'000'000 + count_) +
                     std::to_string(milliseconds(clock_.now())));
  event.type = type;
  event.type_name = "test";
  event.source = SourceKind::kUser;
  event.user_id = user_id(person);
  event.reply_token = "token" + event.id;
  event.happened_at = clock_.now() - std::exchange(written_before_, {});
  event.received_at = clock_.now();
  return event;
}

Heard ChatPlayer::says(const std::string& person, const std::string& text) {
  Event event = event_of(person, EventType::kText);
  event.text = text;
  event.message_id = MessageId("message" + std::to_string(count_));
  last_message_[person] = event.message_id;
  return sends(std::move(event));
}

Heard ChatPlayer::posts_back(const std::string& person, const std::string& data) {
  Event event = event_of(person, EventType::kPostback);
  event.postback_data = data;
  return sends(std::move(event));
}

Heard ChatPlayer::taps(const std::string& person, const std::string& label) {
  const auto& offered = buttons_[user_id(person)];
  for (auto button = offered.rbegin(); button != offered.rend(); ++button) {
    if (button->first == label) return posts_back(person, button->second);
  }
  throw std::invalid_argument("No button [" + label + "] was ever shown to " + person + ".");
}

Heard ChatPlayer::does(const std::string& person, EventType type) {
  Event event = event_of(person, type);
  if (type == EventType::kUnfollow) event.reply_token.clear();
  if (type >= EventType::kSticker && type <= EventType::kLocation) {
    event.message_id = MessageId("message" + std::to_string(count_));
    last_message_[person] = event.message_id;
  }
  return sends(std::move(event));
}

Heard ChatPlayer::sends_photo_of_set(const std::string& person, const PhotoSetId& set_id,
                                     int total) {
  Event event = event_of(person, EventType::kImage);
  event.message_id = MessageId("message" + std::to_string(count_));
  event.set_id = set_id;
  event.set_total = total;
  return sends(std::move(event));
}

Heard ChatPlayer::sends_file(const std::string& person, const std::string& name) {
  Event event = event_of(person, EventType::kFile);
  event.message_id = MessageId("message" + std::to_string(count_));
  event.file_name = name;
  return sends(std::move(event));
}

std::vector<Heard> ChatPlayer::waits(const std::string& person) {
  clock_.move(kMoreComesWithin);
  std::vector<Heard> heard;
  change([&](Records& records) {
    const std::int64_t now_ms = milliseconds(clock_.now());
    constexpr int kMost = 100;
    for (const auto& row : records.outbox.waiting(now_ms, kMost)) {
      if (row.error != kWaitsForMore || row.recipient != user_id(person)) continue;
      heard.push_back(heard_from(row.body_json));
      records.outbox.finish(row.id, OutboxStatus::kSent, "", now_ms);
    }
  });
  for (const auto& one : heard) keep_buttons(user_id(person), one);
  return heard;
}

Heard ChatPlayer::takes_back(const std::string& person) {
  return takes_back(person, MessageId(last_message(person)));
}

Heard ChatPlayer::takes_back(const std::string& person, const MessageId& message_id) {
  Event event = event_of(person, EventType::kUnsend);
  event.reply_token.clear();
  event.message_id = message_id;
  return sends(std::move(event));
}

MessageId ChatPlayer::last_message(const std::string& person) const {
  const auto last = last_message_.find(person);
  return MessageId(last == last_message_.end() ? std::string() : last->second);
}

Heard ChatPlayer::delivers_again() {
  Event event = last_event_;
  event.is_redelivery = true;
  return sends(std::move(event));
}

const std::vector<std::pair<std::string, std::string>>& ChatPlayer::buttons_of(
    const std::string& person) {
  return buttons_[user_id(person)];
}

Heard ChatPlayer::sends(Event event) {
  if (event.kept_json.empty()) event.kept_json = as_line_sends(event);
  last_event_ = event;
  const std::string user = event.user_id;
  sent_.clear();
  if (engine_->take({std::move(event)}, std::chrono::seconds(60)) != Taken::kCommitted) {
    throw std::runtime_error("the event was not committed");
  }
  engine_->run([](Records&) {});
  if (sent_.empty()) return {};
  Heard heard = heard_from(sent_.front().body_json);
  keep_buttons(user, heard);
  return heard;
}

void ChatPlayer::keep_buttons(const std::string& user, const Heard& heard) {
  for (const auto& button : heard.picture_buttons) buttons_[user].push_back(button);
  for (const auto& label : heard.buttons) buttons_[user].emplace_back(label, heard.data.at(label));
}

}  // namespace sammachip
