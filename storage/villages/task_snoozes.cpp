#include "storage/villages/task_snoozes.h"

namespace sammachip {

TaskSnoozes::TaskSnoozes(Connection& connection)
    : save_(connection, sql::upsert<TaskSnooze>("user_id, task")),
      list_(connection, sql::select<TaskSnooze>() + " WHERE user_id = :user ORDER BY task"),
      purge_(connection, "DELETE FROM task_snooze WHERE until_on < :date") {}

void TaskSnoozes::save(const TaskSnooze& snooze) { save_.run(snooze); }

std::vector<TaskSnooze> TaskSnoozes::list(const AccountId& user_id) { return list_.all(user_id); }

long long TaskSnoozes::purge_before(const std::string& date) { return purge_.changed(date); }

}  // namespace sammachip
