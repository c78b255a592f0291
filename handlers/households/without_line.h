// Houses of which nobody is on LINE: what is asked of every house is entered for them by who was
// there. docs/programme.md 4.4.
#pragma once

#include <string>

#include "bot/talks/talks.h"
#include "storage/households/households.h"

namespace sammachip {

// Begins to enter the record of a house, by who notes visits there; an empty id asks of which
// house.
Ending begin_house_record(const HouseholdId& household_id, Turn& turn);

}  // namespace sammachip
