#pragma once

#include <string>
#include <vector>

#include "storage/database/statement.h"

namespace sammachip {

// A task of a village's leader that has waited for long.
struct LateTask {
  std::string programme_id = {};
  std::string task = {};      // The programme's word, as in TaskSnoozes.
  std::string since_on = {};  // ISO date.
};

struct VillageLateTask {
  LateTask late = {};
  std::string village_code = {};
};

class LateTasks {
 public:
  explicit LateTasks(Connection& connection);
  // Puts `late` in the place of what was known of the village's year.
  void replace(const std::string& programme_id, const std::vector<LateTask>& late);
  // Those of an area (code prefix; empty: all), by village and day.
  std::vector<VillageLateTask> list_in_area(const std::string& area_code);

 private:
  VillageLateTask row_;
  std::string key_, until_;
  Statement insert_, clear_, in_area_;
};

}  // namespace sammachip
