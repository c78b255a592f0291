// Correcting what one has just reported for somebody else's house: that report, in its days, and no
// other. docs/programme.md 5.3: the earlier value stays.
#include "handlers/calendar/rounds.h"
#include "handlers/income/proxy_reports.h"
#include "handlers/income/reports.h"
#include "handlers/income/talks.h"
#include "handlers/questions/amount_question.h"
#include "handlers/questions/readers.h"
#include "handlers/questions/right_or_wrong.h"
#include "handlers/village/house_choice.h"
#include "handlers/village/still_open.h"
#include "handlers/words/endings.h"
#include "handlers/words/names.h"
#include "handlers/words/told_figure.h"
#include "handlers/words/wording.h"
#include "storage/households/income_reports.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"

namespace sammachip {

namespace {

struct EntryFix {
  ReportId report_id;
  std::optional<IncomeReport> report;  // Of the person's, for a house they still report for.
  std::optional<Household> house;
  AmountAnswer amount;
};

void look_up_entry(EntryFix& form, Turn& turn) {
  auto report = turn.records.income_reports.find(form.report_id);
  if (!report || report->reported_by != turn.account.user_id || !is_by_others(*report)) return;
  form.house = house_within(report->household_id, Act::kReportIncome, turn);
  if (form.house) form.report = std::move(report);
}

bool is_open_to_fix(const EntryFix& form, Turn& turn) {
  return form.report && form.report->status == ReportStatus::kCurrent &&
         form.report->period_to >= iso_date(months_back(turn.today, 1));
}

bool has_fixed_figure(const EntryFix& form) { return form.amount.is_report(); }

Basis fixed_basis(const EntryFix& form) { return form.amount.is_net ? Basis::kNet : Basis::kGross; }

Values entry_values(const EntryFix& form, const Turn& turn) {
  const IncomeReport& old = *form.report;
  return {{"house", form.house->house_no},
          {"name", form.house->head_name},
          {"period", period_text(days_of(old), turn.language)},
          {"old", figure_text(old.amount_satang, old.basis, turn)},
          {"figure", figure_text(form.amount.satang, fixed_basis(form), turn)}};
}

// Who put what in its place, where somebody did.
Ending fixed_by_somebody(const EntryFix& form, Turn& turn) {
  const IncomeReport& old = *form.report;
  for (const auto& one :
       turn.records.income_reports.current_in(old.household_id, old.period_from, old.period_to)) {
    if (one.reported_by == turn.account.user_id) continue;
    return ending_of("fix_for.by_somebody",
                     {{"who", name_of(one.reported_by, turn)},
                      {"house", form.house->house_no},
                      {"period", period_text(days_of(old), turn.language)}},
                     {{"button.who_left", "who_left"}});
  }
  return ending_of("fix_for.gone", entry_values(form, turn), {{"button.who_left", "who_left"}});
}

// Their role ended, or the house left; or another figure stands there by now.
std::optional<Ending> fix_over(const Subject& subject, const EntryFix& form, Turn& turn) {
  if (form.report) {
    if (is_open_to_fix(form, turn)) return std::nullopt;
    return fixed_by_somebody(form, turn);
  }
  const auto report = turn.records.income_reports.find(ReportId(subject.id));
  if (!report || report->reported_by != turn.account.user_id) return not_yours();
  auto over = house_over(report->household_id, Act::kReportIncome, turn);
  return over ? over : not_yours();
}

Ending save_fix(const EntryFix& form, const State& state, Turn& turn) {
  const IncomeReport& old = *form.report;
  std::vector<CommandButton> next{{"button.report_next_house", "report_for"},
                                  {"button.who_left", "who_left"},
                                  {"button.next", "next"}};
  const bool is_same = form.amount.satang == old.amount_satang && fixed_basis(form) == old.basis;
  if (!has_fixed_figure(form) || is_same) return ending_of("correct.unchanged", {}, next);
  const std::string& words = form.amount.text.empty() ? state.said : form.amount.text;
  const IncomeReport report =
      put_right(old, form.amount, form.amount.satang, words, proxy_source(*form.house, turn), turn);
  turn.records.income_reports.replace(old.id, report);
  audit_report("income.correct", old, turn);
  tell_owners(*form.house, report, turn);
  next.insert(next.begin(), {"button.fix_for", "fix_for|" + report.id});
  return ending_of("fix_for.done", entry_values(form, turn), next);
}

}  // namespace

std::unique_ptr<Conversation> fix_for_talk() {
  auto talk = std::make_unique<FormConversation<EntryFix>>("fix_for");
  talk->given("report", &EntryFix::report_id).prepare(look_up_entry);
  talk->ask("amount", &EntryFix::amount, amount_of_money())
      .only_if(is_open_to_fix)
      .must([](const EntryFix& form, Turn&) { return wants_total(form.amount); })
      .prompt("fix_for.amount", entry_values)
      .choices({amount_kind_choice("amount.no_income", AnswerKind::kNoIncome)});
  talk->confirm("sure", "amount", right_or_wrong())
      .or_answer_again()
      .only_if([](const EntryFix& form, Turn& turn) {
        return is_open_to_fix(form, turn) && has_fixed_figure(form);
      })
      .prompt("fix_for.sure", entry_values);
  talk->still("income_report", &EntryFix::report_id, fix_over);
  talk->then(save_fix);
  return talk;
}

}  // namespace sammachip
