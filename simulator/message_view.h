#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

namespace sammachip::simulator {

// Where a button stands.
enum class ButtonPlace { kQuickReply, kFlex, kTemplate, kImagemap };

// Something to tap in a message.
struct Button {
  ButtonPlace place = ButtonPlace::kFlex;
  std::string label;      // What is read on it; of a tappable box the text inside.
  nlohmann::json action;  // LINE's action object.
};

// The message as lines of text, as a person reads it: buttons as "[label]", rules as "———",
// photos and the like as "(image)". Quick replies are not part of it.
std::string readable_text(const nlohmann::json& message);

// The buttons of a message in reading order, quick replies last.
std::vector<Button> buttons_of(const nlohmann::json& message);

}  // namespace sammachip::simulator
