#include "handlers/words/endings.h"

#include <utility>

namespace sammachip {

Ending ending_of(const std::string& key, const Values& values, std::vector<CommandButton> buttons) {
  return ending_of(Say{key, values}, std::move(buttons));
}

Ending ending_of(Say say, std::vector<CommandButton> buttons) {
  buttons.push_back({"button.menu", "menu"});
  return {.says = {std::move(say)}, .buttons = std::move(buttons)};
}

Ending ending_with(const std::string& key, const Values& values,
                   std::vector<CommandButton> buttons) {
  return {.says = {{key, values}}, .buttons = std::move(buttons)};
}

Ending no_longer_waits() { return ending_of("waiting.gone", {}, {{"button.waiting", "waiting"}}); }

Ending not_yours() { return ending_of("village.not_yours", {}, {{"button.contact", "contact"}}); }

}  // namespace sammachip
