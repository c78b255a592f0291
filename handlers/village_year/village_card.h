// How a village stands, on one card. docs/programme.md 2.2: its team sees who sent, its officers
// the sums too, a province only sums over many.
#pragma once

#include <string>

#include "bot/talks/talks.h"
#include "handlers/village/villages.h"
#include "storage/ids/ids.h"

namespace sammachip {

// The card of a village's year; without an id the only village of the person's, a question which
// one, or for a province its sums by district.
Ending show_village(const ProgrammeId& programme_id, Turn& turn);
Ending village_card(const VillageYear& village, Turn& turn);

// What an officer can change of the year: pause, close, go back, targets, the leader.
Ending manage_village(const ProgrammeId& programme_id, Turn& turn);

// The houses of a village's year, ten from the `first`th on, each to be opened.
Ending list_houses(const ProgrammeId& programme_id, std::size_t first, Turn& turn);

// The sums of the person's provinces, by district; cells of under kFewestShown houses are hidden.
Ending province_sums(const std::vector<AreaCode>& areas, Turn& turn);

}  // namespace sammachip
