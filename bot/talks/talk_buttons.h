// What the data of a button says, as LINE hands it back when somebody taps.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "bot/talks/conversation.h"

namespace sammachip {

// The characters that LINE carries in a button.
inline constexpr std::size_t kMostPostbackLength = 300;  // docs/line.md 5.2.

// A button of a talk carries which talk, which run of it, which question, and the answer.
struct TalkButton {
  std::string name, run, question;
  JsonValue value;
};
std::string talk_button_data(const TalkButton& button);
std::optional<TalkButton> parse_talk_button(std::string_view data);

// A button that starts something: "c|" and a command with its arguments.
std::string command_data(std::string_view command);
std::optional<std::string> parse_command_data(std::string_view data);

}  // namespace sammachip
