// Which houses of a village have said nothing about their last finished round.
// docs/programme.md 5.4.
#pragma once

#include <optional>
#include <vector>

#include "handlers/village/villages.h"
#include "language/dates/date.h"
#include "storage/households/households.h"

namespace sammachip {

struct SilentHouses {
  std::size_t count = 0;           // Houses of the village that the person may ask about.
  std::vector<Household> missing;  // Of those, who neither reported nor said "not yet".
  std::vector<Household> quiet;    // Of those, who rest or hear nothing, and so miss nothing.
  Day since;                       // The day after the earliest of the rounds missed.
};

// The last finished round of a house, if it has said nothing about it; not one that had begun when
// the house came in, nor one of whose days it rested on any.
std::optional<Period> missed_round(const Household& house, const Turn& turn);
// The same as it stands on another day.
std::optional<Period> missed_round_on(Day today, const Household& house, const Turn& turn);

// Of the houses whose sending the person may see. A house that is paused is not missed, nor one
// that came in after its round had begun, nor any while the village rests.
SilentHouses silent_houses(const VillageYear& village, Turn& turn);

}  // namespace sammachip
