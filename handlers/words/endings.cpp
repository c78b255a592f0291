#include "handlers/words/endings.h"

namespace sammachip {

Ending ending_of(const std::string& key, const Values& values, std::vector<CommandButton> buttons) {
  Ending ending;
  ending.says.push_back({key, values});
  ending.buttons = std::move(buttons);
  ending.buttons.push_back({"button.menu", "menu"});
  return ending;
}

Ending no_longer_waits() { return ending_of("waiting.gone", {}, {{"button.waiting", "waiting"}}); }

Ending not_yours() { return ending_of("village.not_yours", {}, {{"button.contact", "contact"}}); }

}  // namespace sammachip
