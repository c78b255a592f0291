// What the leader of a village is told at their next message.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "handlers/pushes/news.h"
#include "handlers/village/villages.h"

namespace sammachip {

// Adds to `values` the village and the name of who is talking. Nothing if nobody leads it on LINE,
// or the leader is who is talking.
void tell_leader(const VillageYear& village, Fact sentence,
                 std::vector<std::pair<std::string, std::string>> values, Turn& turn);

}  // namespace sammachip
