// The houses a person speaks for.
#pragma once

#include <string>
#include <vector>

#include "bot/talks/talks.h"
#include "storage/households/household_links.h"
#include "storage/households/households.h"

namespace sammachip {

// Those linked to the person now, oldest link first. Empty for somebody not registered. Looked up
// once a turn; what is returned lives as long as the turn, but is of before forget_houses().
const std::vector<Household>& houses_of(const Turn& turn);
// After a link was made or ended in this turn.
void forget_houses(const Turn& turn);

// What the person is to one of their houses; a helper if they are not linked to it. Looked up with
// the houses.
Relation relation_to(const HouseholdId& household_id, const Turn& turn);

// Whether the person may see what the house earned: its own people, not who only reports for it.
// docs/programme.md 2.2.
bool may_see_figures(const HouseholdId& household_id, const Turn& turn);

// The house spoken of last, else the first; empty: the person has none.
HouseholdId house_spoken_of(const Turn& turn);

// Remembers which house was spoken of last: it is offered first next time.
void remember_house(const HouseholdId& household_id, Turn& turn);

}  // namespace sammachip
