// What waits to be done about the materials of a village's year: evidence, handing out, and what
// did not arrive.
#pragma once

#include <vector>

#include "bot/talks/conversation.h"
#include "handlers/menu/task.h"
#include "handlers/village/villages.h"

namespace sammachip {

// Whose materials are asked about, and by whom.
struct MaterialYear {
  const VillageYear& village;
  TaskChoice choice;
  bool leads;  // Whether who is talking leads the village, or is an officer who looks in.
};

// Adds them, in the order in which they come up.
void add_material_tasks(const MaterialYear& year, Turn& turn, std::vector<Task>& tasks);

}  // namespace sammachip
