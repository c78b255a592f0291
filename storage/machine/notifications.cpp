#include "storage/machine/notifications.h"

namespace sammachip {
namespace {

const std::string kNotificationColumns =
    "key, user_id, push_class, day, outcome, created_at_ms, not_after_ms";

auto fields(Notification& row) {
  return std::tie(row.key, row.user_id, row.push_class, row.day, row.outcome, row.created_at_ms,
                  row.not_after_ms);
}

}  // namespace

Notifications::Notifications(Connection& connection)
    : insert_(connection,
              insert_into("notification", kNotificationColumns) + " ON CONFLICT (key) DO NOTHING",
              in(fields(row_))),
      exists_(connection, "SELECT COUNT(*) FROM notification WHERE key = :key", in(key_),
              out(count_)),
      pushed_since_(connection,
                    "SELECT COUNT(*) FROM notification WHERE user_id = :user AND day >= :day"
                    " AND outcome = 'pushed'",
                    in(user_id_), in(day_), out(count_)),
      pushed_on_(connection,
                 "SELECT COUNT(*) FROM notification WHERE day = :day AND outcome = 'pushed'"
                 " AND push_class <> :class",
                 in(day_), in(class_), out(count_)),
      count_of_(connection,
                "SELECT COUNT(*) FROM notification WHERE day >= :from AND day < :until"
                " AND push_class = :class",
                in(day_), in(until_), in(class_), out(count_)),
      purge_(connection,
             "DELETE FROM notification WHERE key IN (SELECT key FROM notification"
             " WHERE not_after_ms < :before ORDER BY not_after_ms LIMIT :limit)",
             in(before_ms_), in(limit_)) {}

bool Notifications::insert(const Notification& notification) {
  row_ = notification;
  return insert_.run() == 1;
}

bool Notifications::exists(const std::string& key) {
  key_ = key;
  exists_.fetch_one();
  return count_ > 0;
}

long long Notifications::pushed_since(const std::string& user_id, const std::string& day) {
  user_id_ = user_id;
  day_ = day;
  pushed_since_.fetch_one();
  return count_;
}

long long Notifications::pushed_on(const std::string& day, const std::string& but_not_class) {
  day_ = day;
  class_ = but_not_class;
  pushed_on_.fetch_one();
  return count_;
}

long long Notifications::count(const std::string& push_class, const std::string& from,
                               const std::string& until) {
  class_ = push_class;
  day_ = from;
  until_ = until;
  count_of_.fetch_one();
  return count_;
}

long long Notifications::purge_before(long long not_after_ms, int limit) {
  before_ms_ = not_after_ms;
  limit_ = limit;
  return purge_.run();
}

}  // namespace sammachip
