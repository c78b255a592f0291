#include "handlers/menu/role_switch.h"

#include <algorithm>

#include "handlers/access/roles.h"
#include "handlers/menu/menu.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"

namespace sammachip {

Ending choose_role(const std::string& role, Turn& turn) {
  const auto held = menu_roles_of(turn);
  if (std::find(held.begin(), held.end(), role) != held.end()) {
    turn.account.active_role = role;
    turn.records.line_accounts.save(turn.account);
    show_rich_menu_of(role, turn.account.user_id, turn);
  }
  return show_menu(turn);
}

Ending other_role(Turn& turn) {
  const auto held = menu_roles_of(turn);
  auto worn = std::find(held.begin(), held.end(), menu_role_of(turn));
  if (worn == held.end() || ++worn == held.end()) worn = held.begin();
  return choose_role(*worn, turn);
}

}  // namespace sammachip
