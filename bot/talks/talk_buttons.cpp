#include "bot/talks/talk_buttons.h"

#include <nlohmann/json.hpp>

#include "bot/line/reply.h"

namespace sammachip {

std::string talk_button_data(const TalkButton& button) {
  std::string data = "t|";
  for (const std::string* part : {&button.name, &button.run, &button.question}) {
    data += *part;
    data += '|';
  }
  return data + button.value.json().dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<TalkButton> parse_talk_button(std::string_view data) {
  if (data.substr(0, 2) != "t|") return std::nullopt;
  data.remove_prefix(2);
  TalkButton button;
  for (std::string* part : {&button.name, &button.run, &button.question}) {
    const auto end = data.find('|');
    if (end == std::string_view::npos) return std::nullopt;
    *part = data.substr(0, end);
    data.remove_prefix(end + 1);
  }
  // Only we write this data, but a forged postback must not get past the reader's depth.
  if (data.size() > kMostPostbackLength) return std::nullopt;
  Json value = Json::parse(data, nullptr, false);
  if (value.is_discarded()) return std::nullopt;
  button.value = std::move(value);
  return button;
}

std::string command_data(std::string_view command) { return "c|" + std::string(command); }

std::optional<std::string> parse_command_data(std::string_view data) {
  if (data.substr(0, 2) != "c|") return std::nullopt;
  return std::string(data.substr(2));
}

}  // namespace sammachip
