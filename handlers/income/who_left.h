// Who has not sent anything for their last round, and what to do about each. docs/programme.md 5.4.
#pragma once

#include <string>

#include "bot/talks/talks.h"
#include "storage/ids/ids.h"

namespace sammachip {

// One of them: to report for it, to note that nobody was in, to leave it until tomorrow.
Ending show_left_house(const HouseholdId& household_id, Turn& turn);

// Notes a visit today at which nobody was met; once a day.
Ending save_not_met(const HouseholdId& household_id, Turn& turn);

// Leaves the house out of "who is left" until tomorrow.
Ending put_off_house(const HouseholdId& household_id, Turn& turn);

}  // namespace sammachip
