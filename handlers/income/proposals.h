// Figures that others bring for days of which a house's own people sent theirs. Those stand; its
// people are asked which is to stand, and their answer decides. DOMAIN 12.2.
#pragma once

#include <optional>
#include <string>

#include "handlers/income/reports.h"
#include "storage/households/households.h"

namespace sammachip {

// Whether who is talking cannot put a figure in the place of these: some are of the house's own
// people, and the person is none of them.
bool yields_to_owner(const Household& house, const EarlierReports& earlier, const Turn& turn);

// Where that is so for the report's days: keeps its figure, has the house's people asked at their
// next message, and returns what the person is told, without any figure of the house. Else nothing.
std::optional<Say> propose(const Household& house, const NewReport& report, Turn& turn);

// How many figures were proposed in this turn.
std::int64_t proposed_now(const Turn& turn);

// A button of the question: "<proposal>|keep|<mark>", or "take", "add".
Ending decide_proposal(const std::string& argument, Turn& turn);

// What the person is still to decide; nothing if there is nothing.
std::optional<Ending> ask_to_decide(Turn& turn);

}  // namespace sammachip
