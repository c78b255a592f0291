// What a village did in a month, for its leader: who reported, practises, was visited and taught,
// and what was learnt. No amount that a household earned. docs/programme.md 7.4.
#pragma once

#include <string>

#include "bot/talks/talks.h"
#include "handlers/village/villages.h"
#include "handlers/words/cards.h"

namespace sammachip {

// The result card of the month that `day` lies in, and what was learnt of the village's occupation
// by anybody in that month.
Card month_result(const VillageYear& village, Day day, Turn& turn);

// The command behind the card's button: "<programme>|2017-05".
Ending show_month_result(const std::string& what, Turn& turn);

}  // namespace sammachip
