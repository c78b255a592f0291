#include "bot/talks/conversation.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "bot/said/spoken_words.h"

namespace sammachip {

MessageId message_of(std::string_view words, const Turn& turn) {
  const auto message = turn.spoken == nullptr ? std::nullopt : turn.spoken->message_of(words);
  return message.value_or(turn.event.message_id);
}

std::string State::to_text() const {
  Json json = answers.json();
  Json more = Json::object();
  if (!said.empty()) more["said"] = said;
  if (misses != 0) more["misses"] = misses;
  if (!messages.json().empty()) more["messages"] = messages.json();
  if (is_pushed) more["pushed"] = true;
  if (!begun_on.empty()) more["on"] = begun_on;
  if (!contracts.json().empty()) more["contracts"] = contracts.json();
  if (!words.json().empty()) more["words"] = words.json();
  if (!more.empty()) json["~"] = std::move(more);
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
      state.begun_on = more->value("on", "");
      state.contracts = more->value("contracts", Json::object());
      state.words = more->value("words", Json::object());
    }
    json.erase(more);
  }
  state.answers = std::move(json);
  return state;
}

}  // namespace sammachip
