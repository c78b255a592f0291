#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/database/query.h"

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
template <>
struct Columns<JobPlan> {
  static constexpr std::string_view kTable = "scheduled_job";
  static constexpr std::string_view kNames =
      "name, due_at_ms, last_ran_at_ms, last_day, running_due_ms, position";
  static auto of(auto& row) {
    return std::tie(row.name, row.due_at_ms, row.last_ran_at_ms, row.last_day, row.running_due_ms,
                    row.position);
  }
};

// The plans of the jobs, one by each name. A job that a release took out keeps its plan.
class ScheduledJobs {
 public:
  explicit ScheduledJobs(Connection& connection);
  std::optional<JobPlan> find(const std::string& name);
  // Saves over what is known of a job by this name.
  void save(const JobPlan& plan);
  // All, by name, at most 1,000.
  std::vector<JobPlan> list();

 private:
  Query<JobPlan(std::string_view name)> find_;
  Query<void(JobPlan)> save_;
  Query<JobPlan()> list_;
};

}  // namespace sammachip
