#include "storage/machine/scheduled_jobs.h"

namespace sammachip {
namespace {

const std::string kJobPlanColumns =
    "name, due_at_ms, last_ran_at_ms, last_day, running_due_ms, position";

auto fields(JobPlan& row) {
  return std::tie(row.name, row.due_at_ms, row.last_ran_at_ms, row.last_day, row.running_due_ms,
                  row.position);
}

}  // namespace

ScheduledJobs::ScheduledJobs(Connection& connection)
    : find_(connection, "SELECT " + kJobPlanColumns + " FROM scheduled_job WHERE name = :name",
            in(name_), out(fields(row_))),
      save_(connection,
            insert_into("scheduled_job", kJobPlanColumns) +
                " ON CONFLICT (name) DO UPDATE SET due_at_ms = excluded.due_at_ms,"
                " last_ran_at_ms = excluded.last_ran_at_ms, last_day = excluded.last_day,"
                " running_due_ms = excluded.running_due_ms, position = excluded.position",
            in(fields(row_))),
      list_(connection,
            "SELECT " + kJobPlanColumns + " FROM scheduled_job ORDER BY name LIMIT 1000",
            out(fields(row_))) {}

std::optional<JobPlan> ScheduledJobs::find(const std::string& name) {
  name_ = name;
  return find_.fetch_one() ? std::optional(row_) : std::nullopt;
}

void ScheduledJobs::save(const JobPlan& plan) {
  row_ = plan;
  save_.run();
}

std::vector<JobPlan> ScheduledJobs::list() { return list_.fetch_all(row_); }

}  // namespace sammachip
