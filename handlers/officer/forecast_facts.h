// What the forecast of the month's pushes is made from, out of the records; and its words.
#pragma once

#include <string>
#include <vector>

#include "handlers/officer/push_forecast.h"
#include "handlers/pushes/push_budget.h"

namespace sammachip {

// The facts at `turn.now`, for the month of `turn.today`. Costs a look at each active household and
// at each session to come.
ForecastFacts forecast_facts(const Holidays& holidays, Turn& turn);

// The forecast in the turn's language, a line each, as an operator or an officer reads it.
std::vector<std::string> forecast_text(const ForecastFacts& facts, Turn& turn);

// The command: for officers.
Ending show_quota(const Holidays& holidays, Turn& turn);

}  // namespace sammachip
