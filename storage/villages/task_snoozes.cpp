#include "storage/villages/task_snoozes.h"

namespace sammachip {
namespace {

const std::string kTaskSnoozeColumns = "user_id, task, until_on";

auto fields(TaskSnooze& row) { return std::tie(row.user_id, row.task, row.until_on); }

}  // namespace

TaskSnoozes::TaskSnoozes(Connection& connection)
    : save_(connection,
            insert_into("task_snooze", kTaskSnoozeColumns) +
                " ON CONFLICT (user_id, task) DO UPDATE SET until_on = excluded.until_on",
            in(fields(row_))),
      list_(
          connection,
          "SELECT " + kTaskSnoozeColumns + " FROM task_snooze WHERE user_id = :user ORDER BY task",
          in(key_), out(fields(row_))),
      purge_(connection, "DELETE FROM task_snooze WHERE until_on < :date", in(key_)) {}

void TaskSnoozes::save(const TaskSnooze& snooze) {
  row_ = snooze;
  save_.run();
}

std::vector<TaskSnooze> TaskSnoozes::list(const std::string& user_id) {
  key_ = user_id;
  return list_.fetch_all(row_);
}

long long TaskSnoozes::purge_before(const std::string& date) {
  key_ = date;
  return purge_.run();
}

}  // namespace sammachip
