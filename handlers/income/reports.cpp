#include "handlers/income/reports.h"

#include <algorithm>

#include "bot/talks/wording.h"
#include "handlers/access/audit_notes.h"
#include "handlers/access/taking_part.h"
#include "handlers/calendar/rounds.h"
#include "handlers/visits/encouragement.h"
#include "handlers/words/values.h"
#include "handlers/words/wording.h"
#include "storage/database/identifier.h"
#include "storage/households/income_sums.h"
#include "storage/households/round_answers.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"

namespace sammachip {

namespace {

constexpr int kReportsToCompareWith = 8;
constexpr std::size_t kFewestToCompareWith = 3;

IncomeReport report_from(const Household& house, const NewReport& report, Turn& turn) {
  IncomeReport row;
  row.id = new_id(milliseconds(turn.now));
  row.household_id = house.id;
  row.period_from = iso_date(report.period.from);
  row.period_to = iso_date(report.period.to);
  // A round that still runs is counted on the day it was told.
  const Day told_on = report.told_on.value_or(turn.today);
  row.earned_on = iso_date(std::clamp(told_on, report.period.from, report.period.to));
  row.amount_satang = report.satang;
  row.answer = report.says_no_income ? ReportAnswer::kNoIncome : ReportAnswer::kFigure;
  row.basis = report.is_net ? Basis::kNet : Basis::kGross;
  row.is_approximate = report.is_approximate;
  row.source = report.source.value_or(source_from(house.id, turn));
  if (!report.text.empty()) {
    row.raw_text = report.text;
    row.message_id = message_of(report.text, turn);
  }
  row.reported_by = turn.account.user_id;
  row.created_at_ms = milliseconds(turn.now);
  return row;
}

const char* saved_key(const IncomeReport& report, bool is_this_month) {
  if (report.basis == Basis::kNet) return "report.saved_net";
  return is_this_month ? "report.saved" : "report.saved_other_month";
}

Values saved_values(const SavedReport& saved, Turn& turn) {
  const IncomeReport& report = saved.report;
  const Day earned_on = *parse_iso_date(report.earned_on);
  std::string amount = amount_text(report.amount_satang);
  if (report.is_approximate) {
    amount = say("report.approximate", {{"amount", amount}}, turn);
  }
  const Period period{*parse_iso_date(report.period_from), *parse_iso_date(report.period_to)};
  return {{"amount", amount},
          {"name", turn.account.called},
          {"period", period_text(period, turn.language)},
          {"month", month_text(earned_on, turn.language)},
          {"total", amount_text(saved.month_satang)}};
}

// See reports_in().
struct KnownReports {
  HouseholdId household_id;
  Period period{};
  EarlierReports reports;
};

EarlierReports reports_read(const HouseholdId& household_id, const Period& period, Turn& turn) {
  EarlierReports earlier;
  earlier.figures = turn.records.income_reports.current_in(household_id, iso_date(period.from),
                                                           iso_date(period.to));
  for (const auto& report : earlier.figures) {
    earlier.total_satang += report.amount_satang;
    earlier.by_somebody_else |= report.reported_by != turn.account.user_id;
  }
  return earlier;
}

}  // namespace

void audit_report(const char* action, const IncomeReport& report, Turn& turn) {
  audit_work(action, "income_report", report.id, turn);
}

std::string period_key(const Period& period) {
  return iso_date(period.from) + "/" + iso_date(period.to);
}

std::optional<Period> parse_period(const std::string& key) {
  const auto slash = key.find('/');
  if (slash == std::string::npos) return std::nullopt;
  const auto from = parse_iso_date(key.substr(0, slash));
  const auto to = parse_iso_date(key.substr(slash + 1));
  if (!from || !to || *to < *from) return std::nullopt;
  return Period{*from, *to};
}

Period days_of(const IncomeReport& report) {
  return {*parse_iso_date(report.period_from), *parse_iso_date(report.period_to)};
}

Source source_from(const HouseholdId& household_id, const Turn& turn) {
  switch (relation_to(household_id, turn)) {
    case Relation::kHead:
      return Source::kSelf;
    case Relation::kMember:
      return Source::kMember;
    case Relation::kHelper:
      return Source::kHelper;
  }
  return Source::kHelper;
}

Against against_usual(const HouseholdId& household_id, std::int64_t satang, Turn& turn) {
  if (satang <= 0) return Against::kUsual;
  std::vector<long long> amounts =
      turn.records.income_reports.recent_usual(household_id, kReportsToCompareWith);
  std::erase_if(amounts, [](long long amount) { return amount <= 0; });
  if (amounts.size() < kFewestToCompareWith) return Against::kUsual;
  const auto middle = amounts.begin() + static_cast<std::ptrdiff_t>(amounts.size() / 2);
  std::nth_element(amounts.begin(), middle, amounts.end());
  if (satang >= *middle * 5) return Against::kMuchMore;
  return satang * 10 <= *middle ? Against::kMuchLess : Against::kUsual;
}

bool EarlierReports::says_no_income() const {
  return !figures.empty() && std::all_of(figures.begin(), figures.end(), [](const auto& report) {
    return report.amount_satang == 0;
  });
}

const EarlierReports& reports_in(const HouseholdId& household_id, const Period& period,
                                 Turn& turn) {
  const auto is_it = [&](const KnownReports& known) {
    return known.household_id == household_id && known.period == period;
  };
  return turn.memo
      .known<KnownReports>(
          is_it,
          [&] {
            return KnownReports{household_id, period, reports_read(household_id, period, turn)};
          })
      .reports;
}

IncomeReport put_right(const IncomeReport& old, const AmountAnswer& amount, std::int64_t satang,
                       const std::optional<std::string>& words, Source source, Turn& turn) {
  IncomeReport report = old;
  report.id = new_id(milliseconds(turn.now));
  report.amount_satang = satang;
  report.answer =
      amount.kind == AnswerKind::kNoIncome ? ReportAnswer::kNoIncome : ReportAnswer::kFigure;
  report.basis = amount.is_net ? Basis::kNet : Basis::kGross;
  report.is_approximate = amount.is_approximate;
  report.source = source;
  report.raw_text = words && words->empty() ? std::nullopt : words;
  report.message_id = words ? std::optional(message_of(*words, turn)) : std::nullopt;
  report.reported_by = turn.account.user_id;
  report.created_at_ms = milliseconds(turn.now);
  report.reason_code.clear();
  report.supersedes.reset();
  return report;
}

SavedReport add_report(const Household& house, const NewReport& report, Turn& turn) {
  SavedReport saved{report_from(house, report, turn)};
  saved.month_satang = turn.records.income_reports.add(saved.report).sum_satang;
  turn.memo.forget<KnownReports>();
  return saved;
}

SavedReport replace_reports(const Household& house, const NewReport& report,
                            const EarlierReports& earlier, Turn& turn) {
  IncomeReport row = report_from(house, report, turn);
  bool is_written = false;
  for (const auto& old : earlier.figures) {
    if (!is_written) {
      is_written = turn.records.income_reports.replace(old.id, row);
    } else {
      turn.records.income_reports.withdraw(old.id);
    }
  }
  if (!is_written) turn.records.income_reports.add(row);
  audit_report("income.replace", row, turn);
  turn.memo.forget<KnownReports>();
  return {row, month_total(row.household_id, row.earned_on.substr(0, 7), row.basis, turn), true};
}

void save_without_figure(const Household& house, const Period& period, AnswerKind kind,
                         Turn& turn) {
  // What the house's own people said of the round is theirs.
  const auto said =
      turn.records.round_answers.find(house.id, iso_date(period.from), iso_date(period.to));
  const auto own = people_of(house.id, Helpers::kLeftOut, turn);
  const auto is_own = [&](const std::string& user) {
    return std::find(own.begin(), own.end(), user) != own.end();
  };
  if (said && is_own(said->answered_by) && !is_own(turn.account.user_id)) return;
  turn.records.round_answers.save(
      {house.id, iso_date(period.from), iso_date(period.to),
       kind == AnswerKind::kUnwilling ? WithoutFigure::kUnwilling : WithoutFigure::kNotYet,
       turn.account.user_id, milliseconds(turn.now)});
}

std::int64_t month_total(const HouseholdId& household_id, const std::string& month, Basis basis,
                         Turn& turn) {
  const auto kept = turn.records.income_sums.household(household_id, month, basis);
  return kept ? kept->sum_satang : 0;
}

Ending about_saved(const Household& house, const SavedReport& saved, bool names_the_house,
                   Turn& turn) {
  Ending ending;
  const IncomeReport& report = saved.report;
  const Values values = saved_values(saved, turn);
  if (report.amount_satang <= 0) {
    const char* key = report.amount_satang == 0 ? "report.zero" : "report.loss";
    Values kind = values;
    set_named("amount", amount_text(-report.amount_satang), kind);
    ending.says.push_back({key, kind});
    ending.next = Start{"reason", JsonValue{{"report_id", report.id}}};
    return ending;
  }
  if (!may_see_figures(house.id, turn)) {
    ending.says.push_back({"report.saved_helper", values});
    ending.buttons = {{"button.fix", "correct|" + report.id}, {"button.menu", "menu"}};
    return ending;
  }
  const bool is_this_month = report.earned_on.substr(0, 7) == month_key(turn.present_day());
  if (names_the_house) {
    ending.says.push_back({"report.saved_house", {{"house", house.house_no}}});
  }
  ending.says.push_back({saved_key(report, is_this_month), values});
  // A line of the same bubble: thanks first, and never more to read than a breath.
  const auto kind =
      saved.is_correction ? std::nullopt : encouragement_for_report(house, report, turn);
  if (kind) {
    const std::string thanks = worded(ending.says.back(), turn).text;
    ending.says.back() = {.text = thanks + "\n" + worded(*kind, turn).text};
  }
  ending.buttons = {{"button.fix", "correct|" + report.id},
                    {"button.figures", "figures"},
                    {"button.menu", "menu"}};
  return ending;
}

}  // namespace sammachip
