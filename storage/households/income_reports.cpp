#include "storage/households/income_reports.h"

#include "storage/database/area_prefix.h"

namespace sammachip {
namespace {

const std::string kIncomeReportColumns =
    "id, household_id, period_from, period_to, earned_on, amount_satang, answer, basis, "
    "is_approximate, "
    "source, reason_code, raw_text, message_id, reported_by, created_at_ms, status, supersedes";
const std::string kSelectIncomeReport =
    "SELECT " + kIncomeReportColumns + " FROM income_report WHERE ";
const std::string kSelectCurrent =
    kSelectIncomeReport +
    "status = 'current' AND household_id = :household AND period_to >= :from ";

// A chain of corrections longer than this is not a person's.
constexpr std::size_t kLongestHistory = 100;

auto fields(IncomeReport& row) {
  return std::tie(row.id, row.household_id, row.period_from, row.period_to, row.earned_on,
                  row.amount_satang, row.answer, row.basis, row.is_approximate, row.source,
                  row.reason_code, row.raw_text, row.message_id, row.reported_by, row.created_at_ms,
                  row.status, row.supersedes);
}

std::string month_of(const std::string& date) { return date.substr(0, 7); }

}  // namespace

IncomeReports::IncomeReports(Connection& connection)
    : sums_(connection),
      standings_(connection),
      insert_(connection, insert_into("income_report", kIncomeReportColumns + ", month"),
              in(fields(row_)), in(month_)),
      end_(connection,
           "UPDATE income_report SET status = :status WHERE id = :id AND status = 'current'",
           in(status_), in(key_)),
      set_reason_(connection,
                  "UPDATE income_report SET reason_code = :reason"
                  " WHERE id = :id AND status = 'current'",
                  in(reason_), in(key_)),
      find_(connection, kSelectIncomeReport + "id = :id", in(key_), out(fields(row_))),
      current_in_(connection,
                  kSelectCurrent + "AND period_from <= :to ORDER BY period_to DESC, id DESC",
                  in(key_), in(from_), in(to_), out(fields(row_))),
      latest_by_(connection,
                 kSelectIncomeReport +
                     "reported_by = :user AND status = 'current'"
                     " ORDER BY created_at_ms DESC, id DESC LIMIT 1",
                 in(key_), out(fields(row_))),
      editable_(connection, kSelectCurrent + "ORDER BY period_to DESC, id DESC", in(key_),
                in(from_), out(fields(row_))),
      blank_text_(connection,
                  "UPDATE income_report SET raw_text = NULL, message_id = NULL"
                  " WHERE message_id = :message",
                  in(key_)),
      recent_usual_(connection,
                    "SELECT amount_satang FROM income_report"
                    " WHERE status = 'current' AND household_id = :household"
                    " ORDER BY period_to DESC, id DESC LIMIT :most",
                    in(key_), in(limit_), out(amount_satang_)),
      in_area_(connection,
               kSelectIncomeReport +
                   "status = 'current' AND household_id IN (SELECT household.id"
                   " FROM household WHERE village_code >= :area AND village_code <= :until)"
                   " AND period_to >= :from AND period_to <= :to AND id > :after"
                   " ORDER BY id LIMIT :most",
               in(key_), in(until_), in(from_), in(to_), in(after_), in(limit_), out(fields(row_))),
      by_(connection,
          kSelectIncomeReport +
              "reported_by = :user ORDER BY created_at_ms DESC, id DESC LIMIT 1000",
          in(key_), out(fields(row_))),
      purge_text_(connection,
                  "UPDATE income_report SET raw_text = NULL, message_id = NULL WHERE id IN"
                  " (SELECT id FROM income_report WHERE raw_text IS NOT NULL"
                  " AND created_at_ms < :before ORDER BY created_at_ms LIMIT :most)",
                  in(time_ms_), in(limit_)) {}

HouseholdMonth IncomeReports::add(const IncomeReport& report) {
  row_ = report;
  month_ = month_of(report.earned_on);
  insert_.run();
  standings_.note_report(report.household_id, report.period_to, report.earned_on,
                         report.amount_satang, report.created_at_ms);
  return sums_.add(report.household_id, month_, report.basis, report.amount_satang);
}

bool IncomeReports::replace(const std::string& old_id, const IncomeReport& report) {
  if (!end(old_id, ReportStatus::kReplaced)) return false;
  const std::string household = row_.household_id;
  const long long answered_at_ms = row_.created_at_ms;
  standings_.reckon(household);
  IncomeReport successor = report;
  successor.supersedes = old_id;
  add(successor);
  // Who corrects has not come back today: they came when they first spoke.
  standings_.note_answer(household, successor.period_to, answered_at_ms);
  return true;
}

bool IncomeReports::withdraw(const std::string& id) {
  if (!end(id, ReportStatus::kWithdrawn)) return false;
  standings_.reckon(row_.household_id);
  return true;
}

bool IncomeReports::end(const std::string& id, ReportStatus status) {
  key_ = id;
  status_ = status;
  if (end_.run() == 0) return false;
  find_.fetch_one();
  sums_.subtract(row_.household_id, month_of(row_.earned_on), row_.basis, row_.amount_satang);
  return true;
}

bool IncomeReports::set_reason(const std::string& id, const std::string& reason_code) {
  key_ = id;
  reason_ = reason_code;
  return set_reason_.run() == 1;
}

std::optional<IncomeReport> IncomeReports::find(const std::string& id) {
  key_ = id;
  return find_.fetch_one() ? std::optional(row_) : std::nullopt;
}

std::vector<IncomeReport> IncomeReports::current_in(const std::string& household_id,
                                                    const std::string& from,
                                                    const std::string& to) {
  key_ = household_id;
  from_ = from;
  to_ = to;
  return current_in_.fetch_all(row_);
}

std::optional<IncomeReport> IncomeReports::latest_by(const std::string& user_id) {
  key_ = user_id;
  return latest_by_.fetch_one() ? std::optional(row_) : std::nullopt;
}

std::vector<IncomeReport> IncomeReports::editable(const std::string& household_id,
                                                  const std::string& from) {
  key_ = household_id;
  from_ = from;
  return editable_.fetch_all(row_);
}

std::vector<IncomeReport> IncomeReports::history(const std::string& report_id) {
  std::vector<IncomeReport> chain;
  std::optional<std::string> id = report_id;
  while (id && chain.size() < kLongestHistory) {
    const auto report = find(*id);
    if (!report) break;
    chain.push_back(*report);
    id = report->supersedes;
  }
  return chain;
}

long long IncomeReports::blank_text_for_message(const std::string& message_id) {
  key_ = message_id;
  return blank_text_.run();
}

std::vector<long long> IncomeReports::recent_usual(const std::string& household_id, int count) {
  key_ = household_id;
  limit_ = count;
  return recent_usual_.fetch_all(amount_satang_);
}

std::vector<IncomeReport> IncomeReports::list_in_area(const std::string& area_code,
                                                      const std::string& from,
                                                      const std::string& to,
                                                      const std::string& after_id, int limit) {
  key_ = area_code;
  until_ = end_of_area(area_code);
  from_ = from;
  to_ = to;
  after_ = after_id;
  limit_ = limit;
  return in_area_.fetch_all(row_);
}

std::vector<IncomeReport> IncomeReports::list_by(const std::string& user_id) {
  key_ = user_id;
  return by_.fetch_all(row_);
}

long long IncomeReports::purge_text_before(long long before_ms, int limit) {
  time_ms_ = before_ms;
  limit_ = limit;
  return purge_text_.run();
}

}  // namespace sammachip
