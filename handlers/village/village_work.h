// Changing something of a village's year: whether it may be changed now, by whom, and that it was.
#pragma once

#include <string>
#include <tl/expected.hpp>

#include "handlers/village/villages.h"
#include "storage/ids/ids.h"

namespace sammachip {

// From here on two names are taken for one person's, written twice; asked about, never assumed.
inline constexpr double kSimilarPerson = 0.8;

// Whoever is written down by others must be told within so many days. PDPA s.25.
inline constexpr std::chrono::days kNoticeWithin{30};

// The village's year, to do `act` in it now; else what is said instead: it is not theirs, or the
// year is closed or called off.
tl::expected<VillageYear, Ending> year_to_work_in(const ProgrammeId& programme_id, Act act,
                                                  const Turn& turn);

// The part of a command's argument before the first "|", and what follows it.
std::pair<std::string, std::string> split_argument(const std::string& argument);

}  // namespace sammachip
