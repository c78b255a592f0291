// Kind words: which occasion deserves one, and how often. docs/programme.md 7.4: doing is praised,
// never an amount; nobody is compared; at most one a week beyond the thanks, the same words not
// twice in eight weeks; a named person's words count for the week too.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "bot/talks/talks.h"
#include "storage/households/households.h"
#include "storage/households/income_reports.h"

namespace sammachip {

enum class Occasion { kFirstReport, kFirstIncome, kFourInARow, kBack, kAboveOwnAverage };

// What is known of a house when it has just reported that it earned something.
struct ReportFacts {
  int reports_before = 0;         // That stand, besides this one.
  int incomes_before = 0;         // Of those, how many with money.
  int rounds_in_a_row = 0;        // With a report, up to this one's round.
  int silent_rounds_before = 0;   // Whole rounds without a report just before this one's.
  bool is_new_in_round = false;   // The first report of its round.
  bool is_above_average = false;  // Of the house's own earlier reports.
};

// The occasion, or none. Pure.
std::optional<Occasion> occasion_of(const ReportFacts& facts);

// After a report with money: the sentence for it, which is noted as said; nothing where there is no
// occasion or one was said this week. Looks up little where nothing can be said.
std::optional<Say> encouragement_for_report(const Household& house, const IncomeReport& report,
                                            Turn& turn);

// For who is talking, by the same rule of one a week: a leader whose village came a step further,
// an officer with nothing left to decide, and for how many households (asked only if it is said).
std::optional<Say> encouragement_for_leader(Turn& turn);
std::optional<Say> encouragement_for_officer(const std::function<std::int64_t()>& households,
                                             Turn& turn);
// A team member who has now met every house they look after within thirty days; else nothing.
std::optional<Say> encouragement_for_visitor(const ProgrammeId& programme_id, Turn& turn);

}  // namespace sammachip
