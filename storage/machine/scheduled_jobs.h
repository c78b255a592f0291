#pragma once

#include <optional>
#include <string>
#include <vector>

#include "storage/database/statement.h"

namespace sammachip {

// When a job of the scheduler is due next, and what is known of its past.
struct JobPlan {
  std::string name = {};
  long long due_at_ms = 0;
  std::optional<long long> last_ran_at_ms = {};  // Nothing: never yet.
  std::string last_day =
      {};  // The job's own note: the last day it dealt with, YYYY-MM-DD or empty.
  // Of a run that is not done yet: when it was due, and where it goes on. Nothing: none is.
  std::optional<long long> running_due_ms = {};
  std::string position = {};
};

class ScheduledJobs {
 public:
  explicit ScheduledJobs(Connection& connection);
  std::optional<JobPlan> find(const std::string& name);
  // Saves over what is known of a job by this name.
  void save(const JobPlan& plan);
  // All, by name, at most 1,000.
  std::vector<JobPlan> list();

 private:
  JobPlan row_;
  std::string name_;
  Statement find_, save_, list_;
};

}  // namespace sammachip
