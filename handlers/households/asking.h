// How often, and on which day, a household is asked what it earned; and that it rests out of
// season, when nothing is asked and no silence counts. docs/programme.md 4.3.
#pragma once

#include <string>

#include "bot/talks/talks.h"
#include "storage/households/households.h"

namespace sammachip {

// The command: begins the talk for a household (empty: the person's own; of several they choose).
Ending begin_asking(const HouseholdId& household_id, Turn& turn);

// Who reports is asked again. `house` may be of houses_of(), which stay as they are in this turn.
void end_rest(const Household& house, Turn& turn);

}  // namespace sammachip
