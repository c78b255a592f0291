// Writing and reading income reports: what the report, correction and figures talks share.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "handlers/access/houses.h"
#include "handlers/questions/amount_question.h"
#include "language/dates/date.h"
#include "storage/households/income_reports.h"

namespace sammachip {

// A period in a button or answer: "2026-11-16/2026-11-22". Nothing if it is not of that form.
std::string period_key(const Period& period);
std::optional<Period> parse_period(const std::string& key);

// The days a report is for.
Period days_of(const IncomeReport& report);

// What who is talking is to the house, as a report keeps it.
Source source_from(const HouseholdId& household_id, const Turn& turn);

// How a figure stands to what this household usually reports. docs/programme.md 5.1.
// Usual until there are three reports to compare with.
enum class Against { kUsual, kMuchMore, kMuchLess };
Against against_usual(const HouseholdId& household_id, std::int64_t satang, Turn& turn);

// The reports that stand for days that overlap a period.
struct EarlierReports {
  std::vector<IncomeReport> figures;
  std::int64_t total_satang = 0;
  bool by_somebody_else = false;

  // All of them say that there was nothing.
  bool says_no_income() const;
};
// Looked up once a turn; what is returned lives as long as the turn, but is of before what is
// written below.
const EarlierReports& reports_in(const HouseholdId& household_id, const Period& period, Turn& turn);

struct NewReport {
  Period period{};
  std::int64_t satang = 0;
  bool is_net = false;
  bool is_approximate = false;
  bool says_no_income = false;
  std::string text;                   // As written; may be empty.
  std::optional<Day> told_on = {};    // When it was said, where that is not today.
  std::optional<Source> source = {};  // Who says it, if none of the house's own people.
};

// A report as it was written, and what its household has in its month since, in satang.
struct SavedReport {
  IncomeReport report;
  std::int64_t month_satang = 0;
  bool is_correction = false;  // It stands instead of others.
};

// Keeps in the audit that who is talking did `action`, "income.correct", to the report.
void audit_report(const char* action, const IncomeReport& report, Turn& turn);

// Makes of a report for a round that is over one of today: what answered a question about that
// round was no answer to it. The round is open again. Only who reported can; for anybody else, a
// report of long ago or one that is of today already it only says that nothing changed.
// docs/programme.md 5.3. In correct_report.cpp.
Ending move_to_today(const ReportId& report_id, Turn& turn);

// What takes the place of `old`, for the same days, where who is talking says `amount` instead, in
// all `satang`. `words`: theirs; nothing where none are kept.
IncomeReport put_right(const IncomeReport& old, const AmountAnswer& amount, std::int64_t satang,
                       const std::optional<std::string>& words, Source source, Turn& turn);

// Each writes the report, the kept sums and the audit, and returns what stands now.
SavedReport add_report(const Household& house, const NewReport& report, Turn& turn);
// Instead of all of `earlier`; those stay in the history.
SavedReport replace_reports(const Household& house, const NewReport& report,
                            const EarlierReports& earlier, Turn& turn);

// "Not counted yet" and "I would rather not say" are answers, but no report: noted for the round,
// over what was noted before; but not by others over what the house's own people said.
void save_without_figure(const Household& house, const Period& period, AnswerKind kind, Turn& turn);

// What is said after a report: thanks first, the figure and the month's total, a way to correct it.
// Zero and loss get kind words and lead to the question why.
Ending about_saved(const Household& house, const SavedReport& saved, bool names_the_house,
                   Turn& turn);

// The month's total of what was sold (or, for net, of what was left), in satang.
std::int64_t month_total(const HouseholdId& household_id, const std::string& month, Basis basis,
                         Turn& turn);

}  // namespace sammachip
