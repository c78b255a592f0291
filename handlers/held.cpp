#include "handlers/held.h"

#include "bot/talks.h"
#include "storage/identifier.h"
#include "storage/records.h"

namespace sammachip {

namespace {

constexpr std::chrono::days kHeldFor{90};

}  // namespace

void hold_for(const std::string& user_id, const std::string& text_key,
              const std::vector<std::pair<std::string, std::string>>& values, Turn& turn) {
  Json json = Json::object();
  for (const auto& [name, value] : values) json[name] = value;
  turn.records.held_messages.insert({new_id(milliseconds(turn.now)), user_id, text_key, json.dump(),
                                     milliseconds(turn.now), milliseconds(turn.now + kHeldFor)});
}

void add_held(Reply& reply, Turn& turn) {
  if (reply.bubbles.empty() || reply.bubbles.size() >= kMostBubbles) return;
  const auto room = static_cast<int>(kMostBubbles - reply.bubbles.size());
  std::vector<Bubble> held;
  for (const auto& message :
       turn.records.held_messages.take(turn.account.user_id, milliseconds(turn.now), room)) {
    Say say{message.text_key, {}, {}, {}};
    const Json values = Json::parse(message.values_json, nullptr, false);
    for (const auto& [name, value] : values.items()) {
      say.values.emplace_back(name, value.get<std::string>());
    }
    held.push_back(worded(say, turn));
  }
  reply.bubbles.insert(reply.bubbles.begin(), held.begin(), held.end());
}

}  // namespace sammachip
