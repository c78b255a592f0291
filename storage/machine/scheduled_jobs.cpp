#include "storage/machine/scheduled_jobs.h"

namespace sammachip {

ScheduledJobs::ScheduledJobs(Connection& connection)
    : find_(connection, sql::select<JobPlan>() + " WHERE name = :name"),
      save_(connection, sql::upsert<JobPlan>("name")),
      list_(connection, sql::select<JobPlan>() + " ORDER BY name LIMIT 1000") {}

std::optional<JobPlan> ScheduledJobs::find(const std::string& name) { return find_.one(name); }

void ScheduledJobs::save(const JobPlan& plan) { save_.run(plan); }

std::vector<JobPlan> ScheduledJobs::list() { return list_.all(); }

}  // namespace sammachip
