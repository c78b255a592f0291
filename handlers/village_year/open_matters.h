// What of a village's year is still open: shown before the year is closed, as nothing of it can be
// done after that.
#pragma once

#include <string>
#include <vector>

#include "handlers/village/villages.h"

namespace sammachip {

// A line for each kind, worded: lists and purchases nobody decided on, purchases without evidence,
// hand-overs nobody confirmed, requests for help, sessions to come, budget that was not spent.
// Empty: all is done.
std::vector<std::string> open_matters(const VillageYear& village, const Turn& turn);

}  // namespace sammachip
