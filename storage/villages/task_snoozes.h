#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "storage/database/query.h"

namespace sammachip {

// That a person asked not to be reminded of a task until a day.
struct TaskSnooze {
  AccountId user_id = {};
  std::string task = {};      // The programme's word, with what it is about.
  std::string until_on = {};  // ISO date: the first day on which it is said again.
};

template <>
struct Columns<TaskSnooze> {
  static constexpr std::string_view kTable = "task_snooze";
  static constexpr std::string_view kNames = "user_id, task, until_on";
  static auto of(auto& row) { return std::tie(row.user_id, row.task, row.until_on); }
};

// The reminders that were put off, one per person and task. `list` gives those whose day has come
// too, until they are purged, and has no limit.
class TaskSnoozes {
 public:
  explicit TaskSnoozes(Connection& connection);
  // Saves over an earlier one of the same task.
  void save(const TaskSnooze& snooze);
  // By task.
  std::vector<TaskSnooze> list(const AccountId& user_id);
  // Deletes those that ended before `date` (ISO). Returns how many. Reads the whole table, which
  // has a row per task put off.
  long long purge_before(const std::string& date);

 private:
  Query<void(TaskSnooze)> save_;
  Query<TaskSnooze(AccountId user_id)> list_;
  Query<void(std::string_view date)> purge_;
};

}  // namespace sammachip
