// What the leader of a village is told at their next message.
#pragma once

#include "handlers/pushes/news.h"
#include "handlers/village/villages.h"
#include "handlers/words/told.h"

namespace sammachip {

// Adds to `values` the village and the name of who is talking. Nothing if nobody leads it on LINE,
// or the leader is who is talking.
void tell_leader(const VillageYear& village, Fact sentence, ToldValues values, Turn& turn);

}  // namespace sammachip
