#include "storage/machine/menu_links.h"

namespace sammachip {
namespace {

// A new wish forgets what LINE was told last: a call may be under way just now.
const std::string kAnew = " linked = '', attempts = 0, next_attempt_ms = 0";

}  // namespace

std::string rich_menu_setting(const std::string& role) { return "rich_menu:" + role; }

MenuLinks::MenuLinks(Connection& connection)
    : want_(connection,
            "INSERT INTO menu_link (wanted, user_id, linked, attempts, next_attempt_ms)"
            " VALUES (:role, :user, '', 0, 0) ON CONFLICT (user_id) DO UPDATE SET"
            " wanted = excluded.wanted," +
                kAnew + " WHERE menu_link.wanted <> excluded.wanted"),
      want_default_(connection, "UPDATE menu_link SET wanted = :role," + kAnew +
                                    " WHERE user_id = :user AND wanted <> :role"),
      wanted_(connection, "SELECT wanted FROM menu_link WHERE user_id = :user"),
      due_(connection,
           "SELECT menu_link.user_id, menu_link.wanted, setting.value, menu_link.attempts"
           " FROM menu_link JOIN setting ON setting.key = 'rich_menu:' || menu_link.wanted"
           " JOIN line_account ON line_account.user_id = menu_link.user_id"
           " WHERE menu_link.wanted <> menu_link.linked AND line_account.status = 'active'"
           " AND menu_link.next_attempt_ms <= :now ORDER BY menu_link.next_attempt_ms LIMIT :most"),
      linked_(connection,
              "UPDATE menu_link SET linked = :role, attempts = 0 WHERE user_id = :user_id"
              " AND EXISTS (SELECT 1 FROM setting WHERE key = 'rich_menu:' || :role"
              " AND value = :menu_id)"),
      unlinked_(connection, "DELETE FROM menu_link WHERE user_id = :user_id AND wanted = :role"),
      retry_(connection,
             "UPDATE menu_link SET attempts = attempts + 1, next_attempt_ms = :next"
             " WHERE user_id = :user_id AND wanted = :role"),
      relink_(connection, "UPDATE menu_link SET" + kAnew + " WHERE wanted = :role") {}

void MenuLinks::want(const AccountId& user_id, const std::string& role) {
  (role == kDefaultMenuRole ? want_default_ : want_).run(role, user_id);
}

std::optional<std::string> MenuLinks::wanted(const AccountId& user_id) {
  return wanted_.one(user_id);
}

std::vector<DueMenuLink> MenuLinks::due(long long now_ms, int limit) {
  return due_.all(now_ms, limit);
}

void MenuLinks::linked(const DueMenuLink& told) {
  (told.role == kDefaultMenuRole ? unlinked_ : linked_).run(told);
}

void MenuLinks::retry(const DueMenuLink& tried, long long next_attempt_ms) {
  retry_.run(tried, next_attempt_ms);
}

long long MenuLinks::relink(const std::string& role) { return relink_.changed(role); }

}  // namespace sammachip
