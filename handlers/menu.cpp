#include "handlers/menu.h"

#include "handlers/houses.h"
#include "storage/records.h"

namespace sammachip {

std::vector<CommandButton> menu_buttons(Turn& turn) {
  std::vector<CommandButton> buttons;
  if (!houses_of(turn).empty()) {
    buttons = {{"button.report", "report", {}},
               {"button.figures", "figures", {}},
               {"button.correct", "correct", {}},
               {"button.help", "ask_help", {}}};
  } else {
    buttons = {{"button.register", "register", {}}};
  }
  buttons.push_back({"button.contact", "contact", {}});
  buttons.push_back({"button.data", "data", {}});
  if (turn.account.muted_until_ms > milliseconds(turn.now)) {
    buttons.push_back({"button.unmute", "unmute", {}});
  }
  if (turn.language == Language::kThai) {
    buttons.push_back({"button.english", "english", {}});
  } else {
    buttons.push_back({"button.thai", "thai", {}});
  }
  return buttons;
}

Ending show_menu(Turn& turn) {
  Ending ending;
  ending.says.push_back({"menu.what", {}, {}, {}});
  ending.buttons = menu_buttons(turn);
  ending.keeps_the_floor = true;
  return ending;
}

Ending show_manual(Turn& turn) {
  Ending ending;
  ending.says.push_back({"menu.help", {}, {}, {}});
  ending.buttons = menu_buttons(turn);
  return ending;
}

Ending not_understood(Turn&) {
  Ending ending;
  ending.says.push_back({"menu.fallback", {}, {}, {}});
  ending.buttons = {{"button.menu", "menu", {}}, {"button.person", "person", {}}};
  return ending;
}

Ending change_language(Language language, Turn& turn) {
  turn.language = language;
  turn.account.language = language_code(language);
  turn.records.line_accounts.save(turn.account);
  Ending ending;
  ending.says.push_back({"menu.language", {}, {}, {}});
  ending.buttons = menu_buttons(turn);
  return ending;
}

Say about_media(EventType type) {
  switch (type) {
    case EventType::kSticker:
      return {"media.sticker", {}, {}, {}};
    case EventType::kAudio:
      return {"media.voice", {}, {}, {}};
    case EventType::kImage:
      return {"media.photo", {}, {}, {}};
    default:
      return {"media.other", {}, {}, {}};
  }
}

}  // namespace sammachip
