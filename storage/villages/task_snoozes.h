#pragma once

#include <string>
#include <vector>

#include "storage/database/statement.h"

namespace sammachip {

// That a person asked not to be reminded of a task until a day.
struct TaskSnooze {
  std::string user_id = {};
  std::string task = {};      // The programme's word, with what it is about.
  std::string until_on = {};  // ISO date: the first day on which it is said again.
};

class TaskSnoozes {
 public:
  explicit TaskSnoozes(Connection& connection);
  // Saves over an earlier one of the same task.
  void save(const TaskSnooze& snooze);
  // By task.
  std::vector<TaskSnooze> list(const std::string& user_id);
  // Deletes those that ended before `date` (ISO). Returns how many. Reads the whole table, which
  // has a row per task put off.
  long long purge_before(const std::string& date);

 private:
  TaskSnooze row_;
  std::string key_;
  Statement save_, list_, purge_;
};

}  // namespace sammachip
