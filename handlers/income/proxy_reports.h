// Reports that others make for a household: as whom, and what its owners are told.
// docs/programme.md 4.4.
#pragma once

#include <string>

#include "bot/talks/talks.h"
#include "storage/households/households.h"
#include "storage/households/income_reports.h"

namespace sammachip {

// As what the person says something for the house: as one of its own people, else as of its team,
// else as an officer.
Source proxy_source(const Household& house, const Turn& turn);

// Whether somebody else said it, not one of the house's own people.
bool is_by_others(const IncomeReport& report);

// Under which tell_owners() keeps what it tells: a report that is gone is no news.
std::string proxy_topic(const ReportId& report_id);

// Tells each of the house's own people, at their next message, who reported for them what and for
// which days, and how to object; helpers without the figure. Not who is talking.
void tell_owners(const Household& house, const IncomeReport& report, Turn& turn);

// "That is not right": of a report that was made for a house of the person's; empty: of the latest
// one. Who made it is told once that it was objected to, without the figure; then it can be
// corrected or removed.
Ending object_to_report(const ReportId& report_id, Turn& turn);

}  // namespace sammachip
