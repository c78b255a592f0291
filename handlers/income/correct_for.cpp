// An officer corrects a household's report, for a reason: the old and the new figure stay in the
// audit, and the household is told. docs/programme.md 5.3: a report never changes silently.
#include "handlers/access/audit_notes.h"
#include "handlers/access/roles.h"
#include "handlers/income/reports.h"
#include "handlers/income/talks.h"
#include "handlers/pushes/held.h"
#include "handlers/questions/amount_question.h"
#include "handlers/questions/given_reason.h"
#include "handlers/questions/readers.h"
#include "handlers/questions/right_or_wrong.h"
#include "handlers/village/still_open.h"
#include "handlers/words/endings.h"
#include "handlers/words/wording.h"
#include "storage/households/household_links.h"
#include "storage/households/households.h"
#include "storage/households/income_reports.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"

namespace sammachip {

namespace {

struct OfficersCorrection {
  ReportId report_id;
  std::optional<IncomeReport> report;  // Current, and the person may correct it.
  std::optional<Household> house;
  AmountAnswer amount;
  std::string reason;
};

void look_up_report(OfficersCorrection& form, Turn& turn) {
  auto report = turn.records.income_reports.find(form.report_id);
  if (!report || report->status != ReportStatus::kCurrent) return;
  auto house = turn.records.households.find(report->household_id);
  if (!house) return;
  const Target target = about_house(*house);
  // Who reports for a house and sees its amounts beyond what they wrote themselves: its officers.
  if (!may(Act::kSeeAmounts, target, turn) || !may(Act::kDecide, target, turn)) return;
  form.report = std::move(report);
  form.house = std::move(house);
}

bool is_found(const OfficersCorrection& form, Turn&) { return form.report.has_value(); }

bool officer_removes(const OfficersCorrection& form) {
  return form.amount.kind == AnswerKind::kRemove;
}

bool has_new_figure(const OfficersCorrection& form) { return form.amount.is_report(); }

Values officers_correction_values(const OfficersCorrection& form, const Turn& turn) {
  return {{"house", form.house->house_no},
          {"period", period_text(days_of(*form.report), turn.language)},
          {"old", amount_text(form.report->amount_satang)},
          {"amount", amount_text(form.amount.satang)},
          {"reason", reason_text(kept_reason(form.reason), turn)}};
}

// Those of the house hear who changed what and why; a helper not the figures.
void tell_house_of_correction(const OfficersCorrection& form, const std::string& reason,
                              Turn& turn) {
  const ToldValues told{{"house", Told::words(form.house->house_no)},
                        {"period", Told::period(days_of(*form.report))},
                        {"old", Told::amount(form.report->amount_satang)},
                        {"amount", Told::amount(form.amount.satang)},
                        {"who", Told::person(turn.account.user_id)},
                        {"reason", Told::key_or_words(reason)}};
  for (const auto& link : turn.records.household_links.list_for_household(form.house->id)) {
    const Fact key = link.relation == Relation::kHelper ? Fact("correct_for.told_helper")
                     : officer_removes(form)            ? Fact("correct_for.told_removed")
                                                        : Fact("correct_for.told");
    hold_for(link.user_id, key, told, turn);
  }
}

Ending save_for_house(const OfficersCorrection& form, Turn& turn) {
  if (!form.report) return ending_of("correct_for.gone", {}, {{"button.find", "find"}});
  const std::vector<CommandButton> next{{"button.open", "household|" + form.house->id},
                                        {"button.waiting", "waiting"}};
  const bool is_same = form.amount.has_figure() &&
                       form.amount.satang == form.report->amount_satang &&
                       form.amount.is_net == (form.report->basis == Basis::kNet);
  if (is_same || (!officer_removes(form) && !has_new_figure(form))) {
    return ending_of("correct.unchanged", {}, next);
  }
  const std::string reason = kept_reason(form.reason);
  JsonValue detail{{"old", form.report->amount_satang}, {"reason", reason}};
  if (officer_removes(form)) {
    turn.records.income_reports.withdraw(form.report->id);
  } else {
    turn.records.income_reports.replace(
        form.report->id, put_right(*form.report, form.amount, form.amount.satang, std::nullopt,
                                   Source::kOfficer, turn));
    detail.set("new", form.amount.satang);
  }
  audit_work("income.correct_for", "income_report", form.report->id, detail, turn);
  tell_house_of_correction(form, reason, turn);
  return ending_of(officer_removes(form) ? "correct_for.removed" : "correct_for.done",
                   officers_correction_values(form, turn), next);
}

// The house, or another officer, changed it first; or it is not theirs to correct any more.
std::optional<Ending> figure_over(const Subject& subject, const OfficersCorrection& form,
                                  Turn& turn) {
  const auto report = turn.records.income_reports.find(ReportId(subject.id));
  if (form.report || !report) return std::nullopt;
  const auto house = turn.records.households.find(report->household_id);
  if (!house) return std::nullopt;
  for (const auto act : {Act::kSeeAmounts, Act::kDecide}) {
    if (auto over = role_over(about_house(*house), act, turn)) return over;
  }
  if (report->status == ReportStatus::kCurrent) return std::nullopt;
  Values values = last_change(subject, turn);
  const Period period{*parse_iso_date(report->period_from), *parse_iso_date(report->period_to)};
  values.emplace_back("house", house->house_no);
  values.emplace_back("period", period_text(period, turn.language));
  values.emplace_back("old", amount_text(report->amount_satang));
  return ending_of("still.figure", values, {{"button.open", "household|" + house->id}});
}

}  // namespace

std::unique_ptr<Conversation> correct_for_talk() {
  using Correction = OfficersCorrection;
  auto talk = std::make_unique<FormConversation<Correction>>("correct_for");
  talk->given("report", &OfficersCorrection::report_id).prepare(look_up_report);
  talk->ask("amount", &Correction::amount, amount_of_money())
      .only_if(is_found)
      .must([](const Correction& form, Turn&) { return wants_total(form.amount); })
      .prompt("correct_for.amount", officers_correction_values)
      .choices({amount_kind_choice("amount.no_income", AnswerKind::kNoIncome),
                amount_kind_choice("correct.remove", AnswerKind::kRemove)});
  talk->ask("reason", &Correction::reason, reason_words())
      .only_if([](const Correction& form, Turn&) {
        return form.report && (officer_removes(form) || has_new_figure(form));
      })
      .choices(reason_choices({"correct_for.reason_said", "correct_for.reason_slip",
                               "correct_for.reason_twice", "correct_for.reason_visit"}));
  talk->confirm("sure", "amount", right_or_wrong())
      .only_if([](const Correction& form, Turn&) {
        return form.report && (officer_removes(form) || has_new_figure(form));
      })
      .prompt([](const Correction& form, Turn& turn) {
        return Say{officer_removes(form) ? "correct_for.sure_remove" : "correct_for.sure",
                   officers_correction_values(form, turn)};
      });
  talk->still("income_report", &Correction::report_id, figure_over);
  talk->then(save_for_house);
  return talk;
}

}  // namespace sammachip
