#include "bot/talks/conversation.h"

#include <nlohmann/json.hpp>
#include <utility>

namespace sammachip {

std::string State::to_text() const {
  Json json = answers.json();
  if (!said.empty() || misses != 0 || !messages.json().empty() || is_pushed) {
    json["~"] = {{"said", said}, {"misses", misses}, {"messages", messages.json()}};
    if (is_pushed) json["~"]["pushed"] = true;
  }
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

State State::from_text(const std::string& text, std::string asked) {
  State state;
  state.asked = std::move(asked);
  Json json = Json::parse(text, nullptr, false);
  if (!json.is_object()) return state;
  if (const auto more = json.find("~"); more != json.end()) {
    if (more->is_object()) {
      state.said = more->value("said", "");
      state.misses = more->value("misses", 0);
      state.messages = more->value("messages", Json::object());
      state.is_pushed = more->value("pushed", false);
    }
    json.erase(more);
  }
  state.answers = std::move(json);
  return state;
}

}  // namespace sammachip
