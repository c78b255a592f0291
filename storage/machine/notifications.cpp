#include "storage/machine/notifications.h"

namespace sammachip {

Notifications::Notifications(Connection& connection)
    : insert_(connection, sql::insert<Notification>() + " ON CONFLICT (key) DO NOTHING"),
      exists_(connection, "SELECT COUNT(*) FROM notification WHERE key = :key"),
      pushed_since_(connection,
                    "SELECT COUNT(*) FROM notification WHERE user_id = :user AND day >= :day"
                    " AND outcome = 'pushed'"),
      pushed_on_(connection,
                 "SELECT COUNT(*) FROM notification WHERE day = :day AND outcome = 'pushed'"
                 " AND push_class <> :class"),
      count_(connection,
             "SELECT COUNT(*) FROM notification WHERE day >= :from AND day < :until"
             " AND push_class = :class"),
      purge_(connection,
             "DELETE FROM notification WHERE key IN (SELECT key FROM notification"
             " WHERE not_after_ms < :before ORDER BY not_after_ms LIMIT :limit)") {}

bool Notifications::insert(const Notification& notification) {
  return insert_.changed(notification) == 1;
}

bool Notifications::exists(const std::string& key) { return exists_.only(key) > 0; }

long long Notifications::pushed_since(const AccountId& user_id, const std::string& day) {
  return pushed_since_.only(user_id, day);
}

long long Notifications::pushed_on(const std::string& day, const std::string& but_not_class) {
  return pushed_on_.only(day, but_not_class);
}

long long Notifications::count(const std::string& push_class, const std::string& from,
                               const std::string& until) {
  return count_.only(from, until, push_class);
}

long long Notifications::purge_before(long long not_after_ms, int limit) {
  return purge_.changed(not_after_ms, limit);
}

}  // namespace sammachip
