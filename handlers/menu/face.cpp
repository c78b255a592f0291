#include "handlers/menu/talks.h"

#include "handlers/menu/menu.h"
#include "handlers/menu/role_switch.h"
#include "handlers/menu/tasks.h"
#include "handlers/words/endings.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"

namespace sammachip {

namespace {

Ending welcome_back(Turn& turn) {
  return ending_with("welcome.back", {{"name", turn.account.called}}, menu_buttons(turn));
}

Ending switch_role(const std::string& role, Turn& turn) {
  return role.empty() ? other_role(turn) : choose_role(role, turn);
}

}  // namespace

Face menu_face() {
  return {
      {},
      {at_once("menu", Command::kMenu, show_menu),
       before_notice(at_once("manual", Command::kHelp, show_manual)),
       at_once("start", Command::kStart, welcome_back),
       before_notice(at_once("thai", Command::kThai,
                             [](Turn& turn) { return change_language(Language::kThai, turn); })),
       before_notice(at_once("english", Command::kEnglish,
                             [](Turn& turn) { return change_language(Language::kEnglish, turn); })),
       at_once("role", Command::kSwitchRole, switch_role),
       at_once("next", Command::kNextTask, show_next),
       at_once("tomorrow", Command::kNone, put_off_tasks)}};
}

}  // namespace sammachip
