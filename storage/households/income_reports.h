#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/database/area_prefix.h"
#include "storage/database/query.h"
#include "storage/households/household_standings.h"
#include "storage/households/income_sums.h"

namespace sammachip {

// Who said it, seen from the household.
enum class Source { kSelf, kMember, kHelper, kTeam, kOfficer };
template <>
struct EnumWords<Source> {
  static constexpr std::string_view kAll[] = {"self", "member", "helper", "team", "officer"};
};

enum class ReportStatus { kCurrent, kReplaced, kWithdrawn };
template <>
struct EnumWords<ReportStatus> {
  static constexpr std::string_view kAll[] = {"current", "replaced", "withdrawn"};
};

// A figure (0 is one), or that there was no income: both count as nothing earned, but only one was
// counted out.
enum class ReportAnswer { kFigure, kNoIncome };
template <>
struct EnumWords<ReportAnswer> {
  static constexpr std::string_view kAll[] = {"figure", "no_income"};
};

// What a household earned in a period.
struct IncomeReport {
  ReportId id = {};
  HouseholdId household_id = {};
  std::string period_from = {};  // ISO dates; both days included, and earned_on is one of them.
  std::string period_to = {};
  std::string earned_on = {};   // The day whose month the amount counts in.
  long long amount_satang = 0;  // 0: there was no income. Negative: a loss.
  ReportAnswer answer = ReportAnswer::kFigure;
  Basis basis = Basis::kGross;
  bool is_approximate = false;
  Source source = Source::kSelf;
  std::string reason_code = {};              // Why it was zero, a loss or low; empty: not said.
  std::optional<std::string> raw_text = {};  // As written, until retention or unsend takes it.
  std::optional<MessageId> message_id = {};  // LINE's id of that message.
  AccountId reported_by = {};                // LINE user id.
  long long created_at_ms = 0;
  ReportStatus status = ReportStatus::kCurrent;
  std::optional<ReportId> supersedes = {};  // The report this one replaced.
};

template <>
struct Columns<IncomeReport> {
  static constexpr std::string_view kTable = "income_report";
  static constexpr std::string_view kNames =
      "id, household_id, period_from, period_to, earned_on, amount_satang, answer, basis, "
      "is_approximate, source, reason_code, raw_text, message_id, reported_by, created_at_ms, "
      "status, supersedes";
  static auto of(auto& row) {
    return std::tie(row.id, row.household_id, row.period_from, row.period_to, row.earned_on,
                    row.amount_satang, row.answer, row.basis, row.is_approximate, row.source,
                    row.reason_code, row.raw_text, row.message_id, row.reported_by,
                    row.created_at_ms, row.status, row.supersedes);
  }
};

// The income reports. A report's figures never change: a correction is a new report that supersedes
// the old one. The kept sums (IncomeSums) and where the household stands (HouseholdStandings)
// follow in the same transaction, so REQUIRES: a transaction is open in add, replace, withdraw.
// find(), history() and list_by() return replaced and withdrawn reports as well. Days are ISO text;
// a list whose comment names no limit has none.
class IncomeReports {
 public:
  explicit IncomeReports(Connection& connection);
  // Returns what the household then has in the month. REQUIRES: report.status is kCurrent and
  // report.supersedes is empty.
  HouseholdMonth add(const IncomeReport& report);
  // Puts `report` in the place of the current report `old_id`. False, and nothing happens, if that
  // is not current.
  bool replace(const ReportId& old_id, const IncomeReport& report);
  // Takes a current report out of the sums and lists; it stays in the history. False if it is not
  // current.
  bool withdraw(const ReportId& id);
  // False if there is no such current report.
  bool set_reason(const ReportId& id, const std::string& reason_code);
  std::optional<IncomeReport> find(const ReportId& id);
  // Current reports whose period touches the days `from`..`to`, latest first.
  std::vector<IncomeReport> current_in(const HouseholdId& household_id, const std::string& from,
                                       const std::string& to);
  // Current reports whose period ends on or after `from`, latest first: what may still be
  // corrected.
  std::vector<IncomeReport> editable(const HouseholdId& household_id, const std::string& from);
  // The report, what it replaced, what that replaced...: newest first, at most 100.
  std::vector<IncomeReport> history(const ReportId& report_id);
  // Blanks the text that LINE's message brought (the user took it back). Returns how many reports
  // it was in.
  long long blank_text_for_message(const MessageId& message_id);
  // The amounts of the last `count` current reports, latest first: what is usual for the household.
  std::vector<long long> recent_usual(const HouseholdId& household_id, int count);
  // A page of current reports of an area (code prefix; empty: all) that end in `from`..`to`, by id
  // after `after_id`.
  std::vector<IncomeReport> list_in_area(const AreaCode& area_code, const std::string& from,
                                         const std::string& to, const ReportId& after_id,
                                         int limit);
  // Up to 1,000 reports `user_id` made, of every status, latest first: for "my data".
  std::vector<IncomeReport> list_by(const AccountId& user_id);
  // Blanks the texts of up to `limit` reports made before `before_ms`. Returns how many.
  long long purge_text_before(long long before_ms, int limit);

 private:
  // Ends the current report `id`, takes it out of the sums and returns it. Nothing, and nothing
  // happens, if it is not current.
  std::optional<IncomeReport> end(const ReportId& id, ReportStatus status);

  IncomeSums sums_;
  HouseholdStandings standings_;
  Query<void(IncomeReport, std::string_view month)> insert_;
  Query<void(ReportStatus status, ReportId id)> end_;
  Query<void(std::string_view reason_code, ReportId id)> set_reason_;
  Query<IncomeReport(ReportId id)> find_;
  Query<IncomeReport(HouseholdId household_id, std::string_view from, std::string_view to)>
      current_in_;
  Query<IncomeReport(HouseholdId household_id, std::string_view from)> editable_;
  Query<void(MessageId message_id)> blank_text_;
  Query<long long(HouseholdId household_id, int count)> recent_usual_;
  Query<IncomeReport(Area, std::string_view from, std::string_view to, ReportId after_id,
                     int limit)>
      in_area_;
  Query<IncomeReport(AccountId user_id)> by_;
  Query<void(long long before_ms, int limit)> purge_text_;
};

}  // namespace sammachip
