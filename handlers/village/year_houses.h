// Which houses are a village's of one year: figures of two years are never added together.
#pragma once

#include <string>
#include <vector>

#include "storage/households/households.h"
#include "storage/villages/places.h"

namespace sammachip {

struct Turn;

// Whether a house that is in `house_programme` (empty: in no year's list yet) counts in the
// village's current year, which is `current`.
bool counts_in_current_year(const std::string& house_programme, const std::string& current);

// The houses that take part (active or selected) and are of that year, by number: of a year that is
// past, those that were chosen for it, be they in a later one by now.
std::vector<Household> houses_of_year(const VillageProgramme& programme, const Turn& turn);

}  // namespace sammachip
