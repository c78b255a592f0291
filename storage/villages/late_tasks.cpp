#include "storage/villages/late_tasks.h"

#include "storage/database/area_prefix.h"

namespace sammachip {
namespace {

const std::string kLateTaskColumns = "programme_id, task, since_on";

auto fields(LateTask& row) { return std::tie(row.programme_id, row.task, row.since_on); }

}  // namespace

LateTasks::LateTasks(Connection& connection)
    : insert_(connection, insert_into("late_task", kLateTaskColumns), in(fields(row_.late))),
      clear_(connection, "DELETE FROM late_task WHERE programme_id = :programme", in(key_)),
      in_area_(connection,
               "SELECT " + kLateTaskColumns + ", village_code" + kFromVillages +
                   "late_task WHERE " + kOfVillage + " AND " + kInArea +
                   " ORDER BY village_code, since_on, task",
               in(key_), in(until_), out(fields(row_.late)), out(row_.village_code)) {}

void LateTasks::replace(const std::string& programme_id, const std::vector<LateTask>& late) {
  key_ = programme_id;
  clear_.run();
  for (const auto& task : late) {
    row_.late = task;
    insert_.run();
  }
}

std::vector<VillageLateTask> LateTasks::list_in_area(const std::string& area_code) {
  key_ = area_code;
  until_ = end_of_area(area_code);
  return in_area_.fetch_all(row_);
}

}  // namespace sammachip
