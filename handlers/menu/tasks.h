// What waits to be done in a village: docs/programme.md 3.1, in the order of its states. Each task
// follows from the facts and is gone when they change; nobody ticks it off.
#pragma once

#include <string>
#include <vector>

#include "bot/talks/talks.h"
#include "handlers/menu/task.h"
#include "handlers/village/villages.h"

namespace sammachip {

inline constexpr std::size_t kMostTasksShown = 5;

// What waits in the village for who is talking, most pressing first: a team member sees only what
// concerns their own houses. Not what they put off until a later day.
std::vector<Task> open_tasks(const VillageYear& village, Turn& turn,
                             TaskChoice choice = TaskChoice::kAll);

// "What next": at most kMostTasksShown over all the person's villages, each with a button.
Ending show_next(Turn& turn);

// Puts off everything that is shown now until tomorrow.
Ending put_off_tasks(Turn& turn);

}  // namespace sammachip
