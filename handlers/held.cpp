#include "handlers/held.h"

#include "bot/talks.h"
#include "storage/identifier.h"
#include "storage/records.h"

namespace sammachip {

namespace {

constexpr std::chrono::days kHeldFor{90};

Json values_json(const Values& values) {
  Json json = Json::object();
  for (const auto& [name, value] : values) {
    std::visit([&json, &name = name](const auto& one) { json[name] = one; }, value);
  }
  return json;
}

Values values_from(const Json& json) {
  Values values;
  for (const auto& [name, value] : json.items()) {
    if (value.is_number_integer()) {
      values.emplace_back(name, value.get<std::int64_t>());
    } else {
      values.emplace_back(name, value.get<std::string>());
    }
  }
  return values;
}

std::vector<Button> buttons_from(const std::string& buttons_json, const Turn& turn) {
  std::vector<Button> buttons;
  for (const auto& one : Json::parse(buttons_json)) {
    buttons.push_back(worded(
        CommandButton{one.at("label"), one.at("command"), values_from(one.at("values"))}, turn));
  }
  return buttons;
}

}  // namespace

void hold_for(const std::string& user_id, const std::string& text_key,
              const std::vector<std::pair<std::string, std::string>>& values, Turn& turn) {
  hold_for(user_id, text_key, values, {}, turn);
}

void hold_for(const std::string& user_id, const std::string& text_key,
              const std::vector<std::pair<std::string, std::string>>& values,
              const std::vector<CommandButton>& buttons, Turn& turn, std::optional<Instant> until) {
  Values said;
  for (const auto& [name, value] : values) said.emplace_back(name, value);
  turn.records.held_messages.insert(held_message(user_id, text_key, said, buttons, turn.now,
                                                 until.value_or(turn.now + kHeldFor)));
}

HeldMessage held_message(const std::string& user_id, const std::string& text_key,
                         const Values& values, const std::vector<CommandButton>& buttons,
                         Instant now, Instant until) {
  Json below = Json::array();
  for (const auto& button : buttons) {
    below.push_back({{"label", button.label_key},
                     {"command", button.command},
                     {"values", values_json(button.values)}});
  }
  return {new_id(milliseconds(now)),
          user_id,
          text_key,
          values_json(values).dump(),
          milliseconds(now),
          milliseconds(until),
          below.dump(),
          {}};
}

void add_held(Reply& reply, const Talks& talks, Turn& turn) {
  if (reply.bubbles.empty() || reply.bubbles.size() >= kMostBubbles) return;
  const auto room = static_cast<int>(kMostBubbles - reply.bubbles.size());
  std::vector<Bubble> held;
  std::string buttons_json = "[]";
  for (const auto& message :
       turn.records.held_messages.take(turn.account.user_id, milliseconds(turn.now), room)) {
    held.push_back(
        worded(Say{message.text_key, values_from(Json::parse(message.values_json)), {}, {}}, turn));
    if (message.buttons_json != "[]") buttons_json = message.buttons_json;
  }
  if (held.empty()) return;
  reply.bubbles.insert(reply.bubbles.begin(), held.begin(), held.end());
  if (buttons_json == "[]") return;
  std::vector<Button> buttons = buttons_from(buttons_json, turn);
  if (talks.is_open(turn)) {
    // A question keeps all of its answers.
    std::move(buttons.begin(), buttons.end(), std::back_inserter(reply.buttons));
  } else {
    std::move(reply.buttons.begin(), reply.buttons.end(), std::back_inserter(buttons));
    reply.buttons = std::move(buttons);
  }
  if (reply.buttons.size() > kMostButtons) reply.buttons.resize(kMostButtons);
}

}  // namespace sammachip
