// A household as those see it who visit it: its record, whether it sends, what was done for it.
// What it earned only for who may see amounts. docs/programme.md 2.2.
#pragma once

#include <string>

#include "bot/talks/talks.h"
#include "storage/households/households.h"

namespace sammachip {

Ending show_household(const HouseholdId& household_id, Turn& turn);

// Whether the person may open the card: officers, the leader and the team of its village.
bool may_open(const Household& house, const Turn& turn);

}  // namespace sammachip
