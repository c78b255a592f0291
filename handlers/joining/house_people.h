// Who reports for a house: listed to its own people and to the officer, and taken out by either.
#pragma once

#include <string>
#include <vector>

#include "bot/talks/talks.h"
#include "handlers/words/cards.h"
#include "storage/households/households.h"

namespace sammachip {

// Adds the lines of who reports for the house and of who waits to be let in, with buttons to take
// the one out and to answer the other. For who may do both.
void add_people(const Household& house, Card& card, const Turn& turn);

// Whether there is anybody in that list beside the one who is talking.
bool has_others(const Household& house, const Turn& turn);

// Asks whether to take somebody out of a house: a command.
Ending begin_unlink(const LinkId& link_id, Turn& turn);

}  // namespace sammachip
