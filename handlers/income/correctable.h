// The reports that somebody may still correct.
#pragma once

#include <vector>

#include "bot/talks/conversation.h"
#include "storage/households/income_reports.h"

namespace sammachip {

// Those of the person's houses that end in the month of `on` or the one before, latest first. A
// helper corrects what they made themselves as a helper: they do not see the others' figures
// (docs/programme.md 2.2), and what they sent while they still were of the house is the house's.
std::vector<IncomeReport> correctable(Day on, Turn& turn);

}  // namespace sammachip
