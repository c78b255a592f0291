// "My figures": this round, the last six months as bars, and the way since the programme began.
#pragma once

#include "bot/talks/talks.h"

namespace sammachip {

// Of every house the person may see the figures of; helpers see only that there is nothing to see
// (docs/programme.md 2.2; 5.4 has the formulas).
Ending my_figures(Turn& turn);

}  // namespace sammachip
