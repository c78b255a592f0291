#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "storage/database/area_prefix.h"
#include "storage/database/query.h"

namespace sammachip {

// A task of a village's leader that has waited for long.
struct LateTask {
  ProgrammeId programme_id = {};
  std::string task = {};      // The programme's word, as in TaskSnoozes.
  std::string since_on = {};  // ISO date.
};

template <>
struct Columns<LateTask> {
  static constexpr std::string_view kTable = "late_task";
  static constexpr std::string_view kNames = "programme_id, task, since_on";
  static auto of(auto& row) { return std::tie(row.programme_id, row.task, row.since_on); }
};

// A late task with the village whose year it is of.
struct VillageLateTask {
  LateTask late = {};
  VillageCode village_code = {};
};

template <>
struct Columns<VillageLateTask> {
  static auto of(auto& row) {
    return std::tuple_cat(Columns<LateTask>::of(row.late), std::tie(row.village_code));
  }
};

// What is late of each village's year, as it was last looked up. The list has no limit.
class LateTasks {
 public:
  explicit LateTasks(Connection& connection);
  // Puts `late` in the place of what was known of the village's year.
  void replace(const ProgrammeId& programme_id, const std::vector<LateTask>& late);
  // Those of an area (code prefix; empty: all), by village and day.
  std::vector<VillageLateTask> list_in_area(const AreaCode& area_code);

 private:
  Query<void(LateTask)> insert_;
  Query<void(ProgrammeId programme_id)> clear_;
  Query<VillageLateTask(Area)> in_area_;
};

}  // namespace sammachip
