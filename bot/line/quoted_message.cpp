#include "bot/line/quoted_message.h"

#include <nlohmann/json.hpp>

namespace sammachip {

MessageId quoted_message(const Event& event) {
  constexpr std::size_t most_characters = 64;
  // Most messages quote none, and are not read again for it.
  if (event.kept_json.find("quotedMessageId") == std::string::npos) return {};
  const auto json = nlohmann::json::parse(event.kept_json, nullptr, /*allow_exceptions=*/false);
  if (!json.is_object()) return {};
  const auto message = json.find("message");
  if (message == json.end() || !message->is_object()) return {};
  const auto quoted = message->find("quotedMessageId");
  if (quoted == message->end() || !quoted->is_string()) return {};
  const auto& id = quoted->get_ref<const std::string&>();
  return id.size() <= most_characters ? MessageId(id) : MessageId();
}

}  // namespace sammachip
