#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "simulator/findings.h"

namespace sammachip::simulator {

// Where an action stands: decides its label's limit and which types may be there.
enum class ActionPlace {
  kQuickReply,     // Label required, 20.
  kTemplate,       // Label required, 20.
  kImageCarousel,  // Label optional, 12.
  kFlexButton,     // Label required, 40.
  kFlexArea,       // A tappable box, text or image: label optional, 40.
  kRichMenu,       // Label optional, 20.
};

// Checks LINE's action object.
void check_action(Findings& findings, const nlohmann::json& action, const std::string& path,
                  ActionPlace place);

}  // namespace sammachip::simulator
