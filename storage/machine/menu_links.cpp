#include "storage/machine/menu_links.h"

namespace sammachip {
namespace {

// A new wish forgets what LINE was told last: a call may be under way just now.
const std::string kAnew = " linked = '', attempts = 0, next_attempt_ms = 0";

auto fields(DueMenuLink& row) { return std::tie(row.user_id, row.role, row.menu_id, row.attempts); }

}  // namespace

std::string rich_menu_setting(const std::string& role) { return "rich_menu:" + role; }

MenuLinks::MenuLinks(Connection& connection)
    : want_(connection,
            "INSERT INTO menu_link (user_id, wanted, linked, attempts, next_attempt_ms)"
            " VALUES (:user, :role, '', 0, 0) ON CONFLICT (user_id) DO UPDATE SET"
            " wanted = excluded.wanted," +
                kAnew + " WHERE menu_link.wanted <> excluded.wanted",
            in(user_id_), in(role_)),
      want_default_(connection,
                    "UPDATE menu_link SET wanted = :role," + kAnew +
                        " WHERE user_id = :user AND wanted <> :same_role",
                    in(role_), in(user_id_), in(role_)),
      wanted_(connection, "SELECT wanted FROM menu_link WHERE user_id = :user", in(user_id_),
              out(role_)),
      due_(connection,
           "SELECT menu_link.user_id, menu_link.wanted, setting.value, menu_link.attempts"
           " FROM menu_link JOIN setting ON setting.key = 'rich_menu:' || menu_link.wanted"
           " JOIN line_account ON line_account.user_id = menu_link.user_id"
           " WHERE menu_link.wanted <> menu_link.linked AND line_account.status = 'active'"
           " AND menu_link.next_attempt_ms <= :now ORDER BY menu_link.next_attempt_ms LIMIT :most",
           in(time_ms_), in(limit_), out(fields(row_))),
      linked_(connection,
              "UPDATE menu_link SET linked = :role, attempts = 0 WHERE user_id = :user"
              " AND EXISTS (SELECT 1 FROM setting WHERE key = :key AND value = :menu)",
              in(row_.role), in(row_.user_id), in(key_), in(row_.menu_id)),
      unlinked_(connection, "DELETE FROM menu_link WHERE user_id = :user AND wanted = :role",
                in(row_.user_id), in(row_.role)),
      retry_(connection,
             "UPDATE menu_link SET attempts = attempts + 1, next_attempt_ms = :next"
             " WHERE user_id = :user AND wanted = :role",
             in(time_ms_), in(row_.user_id), in(row_.role)),
      relink_(connection, "UPDATE menu_link SET" + kAnew + " WHERE wanted = :role", in(role_)) {}

void MenuLinks::want(const std::string& user_id, const std::string& role) {
  user_id_ = user_id;
  role_ = role;
  (role == kDefaultMenuRole ? want_default_ : want_).run();
}

std::optional<std::string> MenuLinks::wanted(const std::string& user_id) {
  user_id_ = user_id;
  return wanted_.fetch_one() ? std::optional(role_) : std::nullopt;
}

std::vector<DueMenuLink> MenuLinks::due(long long now_ms, int limit) {
  time_ms_ = now_ms;
  limit_ = limit;
  return due_.fetch_all(row_);
}

void MenuLinks::linked(const DueMenuLink& told) {
  row_ = told;
  key_ = rich_menu_setting(told.role);
  (told.role == kDefaultMenuRole ? unlinked_ : linked_).run();
}

void MenuLinks::retry(const DueMenuLink& tried, long long next_attempt_ms) {
  row_ = tried;
  time_ms_ = next_attempt_ms;
  retry_.run();
}

long long MenuLinks::relink(const std::string& role) {
  role_ = role;
  return relink_.run();
}

}  // namespace sammachip
