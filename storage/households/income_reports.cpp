#include "storage/households/income_reports.h"

namespace sammachip {
namespace {

const std::string kSelectCurrent =
    sql::select<IncomeReport>() +
    " WHERE status = 'current' AND household_id = :household AND period_to >= :from ";

// A chain of corrections longer than this is not a person's.
constexpr std::size_t kLongestHistory = 100;

std::string month_of(const std::string& date) { return date.substr(0, 7); }

}  // namespace

IncomeReports::IncomeReports(Connection& connection)
    : sums_(connection),
      standings_(connection),
      insert_(connection, sql::insert<IncomeReport>(", month")),
      end_(connection,
           "UPDATE income_report SET status = :status WHERE id = :id AND status = 'current'"),
      set_reason_(connection,
                  "UPDATE income_report SET reason_code = :reason"
                  " WHERE id = :id AND status = 'current'"),
      find_(connection, sql::select<IncomeReport>() + " WHERE id = :id"),
      current_in_(connection,
                  kSelectCurrent + "AND period_from <= :to ORDER BY period_to DESC, id DESC"),
      editable_(connection, kSelectCurrent + "ORDER BY period_to DESC, id DESC"),
      blank_text_(connection,
                  "UPDATE income_report SET raw_text = NULL, message_id = NULL"
                  " WHERE message_id = :message"),
      recent_usual_(connection,
                    "SELECT amount_satang FROM income_report"
                    " WHERE status = 'current' AND household_id = :household"
                    " ORDER BY period_to DESC, id DESC LIMIT :most"),
      in_area_(connection, sql::select<IncomeReport>() +
                               " WHERE status = 'current' AND household_id IN"
                               " (SELECT household.id FROM household WHERE " +
                               kInArea +
                               ") AND period_to >= :from AND period_to <= :to AND id > :after"
                               " ORDER BY id LIMIT :most"),
      by_(connection, sql::select<IncomeReport>() +
                          " WHERE reported_by = :user"
                          " ORDER BY created_at_ms DESC, id DESC LIMIT 1000"),
      purge_text_(connection,
                  "UPDATE income_report SET raw_text = NULL, message_id = NULL WHERE id IN"
                  " (SELECT id FROM income_report WHERE raw_text IS NOT NULL"
                  " AND created_at_ms < :before ORDER BY created_at_ms LIMIT :most)") {}

HouseholdMonth IncomeReports::add(const IncomeReport& report) {
  const std::string month = month_of(report.earned_on);
  insert_.run(report, month);
  standings_.count_report(report.household_id, report.period_to, report.earned_on,
                          report.amount_satang, report.created_at_ms);
  return sums_.add(report.household_id, month, report.basis, report.amount_satang);
}

bool IncomeReports::replace(const ReportId& old_id, const IncomeReport& report) {
  const auto old = end(old_id, ReportStatus::kReplaced);
  if (!old) return false;
  standings_.count_again(old->household_id);
  IncomeReport successor = report;
  successor.supersedes = old_id;
  add(successor);
  // Who corrects has not come back today: they came when they first spoke.
  standings_.count_answer(old->household_id, successor.period_to, old->created_at_ms);
  return true;
}

bool IncomeReports::withdraw(const ReportId& id) {
  const auto old = end(id, ReportStatus::kWithdrawn);
  if (old) standings_.count_again(old->household_id);
  return old.has_value();
}

std::optional<IncomeReport> IncomeReports::end(const ReportId& id, ReportStatus status) {
  if (end_.changed(status, id) == 0) return std::nullopt;
  IncomeReport old = find_.only(id);
  sums_.subtract(old.household_id, month_of(old.earned_on), old.basis, old.amount_satang);
  return old;
}

bool IncomeReports::set_reason(const ReportId& id, const std::string& reason_code) {
  return set_reason_.changed(reason_code, id) == 1;
}

std::optional<IncomeReport> IncomeReports::find(const ReportId& id) { return find_.one(id); }

std::vector<IncomeReport> IncomeReports::current_in(const HouseholdId& household_id,
                                                    const std::string& from,
                                                    const std::string& to) {
  return current_in_.all(household_id, from, to);
}

std::vector<IncomeReport> IncomeReports::editable(const HouseholdId& household_id,
                                                  const std::string& from) {
  return editable_.all(household_id, from);
}

std::vector<IncomeReport> IncomeReports::history(const ReportId& report_id) {
  std::vector<IncomeReport> chain;
  std::optional<ReportId> id = report_id;
  while (id && chain.size() < kLongestHistory) {
    auto report = find(*id);
    if (!report) break;
    id = report->supersedes;
    chain.push_back(std::move(*report));
  }
  return chain;
}

long long IncomeReports::blank_text_for_message(const MessageId& message_id) {
  return blank_text_.changed(message_id);
}

std::vector<long long> IncomeReports::recent_usual(const HouseholdId& household_id, int count) {
  return recent_usual_.all(household_id, count);
}

std::vector<IncomeReport> IncomeReports::list_in_area(const AreaCode& area_code,
                                                      const std::string& from,
                                                      const std::string& to,
                                                      const ReportId& after_id, int limit) {
  return in_area_.all(Area(area_code), from, to, after_id, limit);
}

std::vector<IncomeReport> IncomeReports::list_by(const AccountId& user_id) {
  return by_.all(user_id);
}

long long IncomeReports::purge_text_before(long long before_ms, int limit) {
  return purge_text_.changed(before_ms, limit);
}

}  // namespace sammachip
