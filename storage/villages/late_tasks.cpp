#include "storage/villages/late_tasks.h"

namespace sammachip {

LateTasks::LateTasks(Connection& connection)
    : insert_(connection, sql::insert<LateTask>()),
      clear_(connection, "DELETE FROM late_task WHERE programme_id = :programme"),
      in_area_(connection, "SELECT " + sql::columns<LateTask>() + ", village_code" + kFromVillages +
                               "late_task WHERE " + kOfVillage + " AND " + kInArea +
                               " ORDER BY village_code, since_on, task") {}

void LateTasks::replace(const ProgrammeId& programme_id, const std::vector<LateTask>& late) {
  clear_.run(programme_id);
  for (const auto& task : late) insert_.run(task);
}

std::vector<VillageLateTask> LateTasks::list_in_area(const AreaCode& area_code) {
  return in_area_.all(Area(area_code));
}

}  // namespace sammachip
