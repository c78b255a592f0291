// Correcting a report of this or the previous month. The earlier value stays in the history with
// who and when. docs/programme.md 5.3: a report never changes silently.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "handlers/access/houses.h"
#include "handlers/access/join_requests.h"
#include "handlers/access/taking_part.h"
#include "handlers/calendar/rounds.h"
#include "handlers/income/correctable.h"
#include "handlers/income/mend_report.h"
#include "handlers/income/proposals.h"
#include "handlers/income/proxy_reports.h"
#include "handlers/income/reports.h"
#include "handlers/income/talks.h"
#include "handlers/pushes/held.h"
#include "handlers/questions/amount_question.h"
#include "handlers/questions/readers.h"
#include "handlers/questions/right_or_wrong.h"
#include "handlers/words/endings.h"
#include "handlers/words/names.h"
#include "handlers/words/wording.h"
#include "storage/database/identifier.h"
#include "storage/households/households.h"
#include "storage/households/income_reports.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"

namespace sammachip {

namespace {

struct Correction {
  std::vector<IncomeReport> reports;  // Those that may be corrected, latest first.
  // The one chosen, where it is none of them: somebody else changed it meanwhile, or it is too old.
  std::optional<IncomeReport> gone;
  ReportId report;  // Its id.
  AmountAnswer amount;
  int count = 1;  // Of a rate.
};

constexpr std::size_t kMostOffered = 9;
constexpr std::int64_t kFewestToBeAFigure = 10'00;  // In satang.

const IncomeReport* chosen(const Correction& form) {
  for (const auto& report : form.reports) {
    if (report.id == form.report) return &report;
  }
  return nullptr;
}

Period reported_period(const IncomeReport& report) {
  return {*parse_iso_date(report.period_from), *parse_iso_date(report.period_to)};
}

std::int64_t new_satang(const Correction& form) { return form.amount.total(form.count); }

Values correction_values(const Correction& form, const Turn& turn) {
  const IncomeReport& report = *chosen(form);
  return {{"old", amount_text(report.amount_satang)},
          {"amount", amount_text(new_satang(form))},
          {"period", period_text(reported_period(report), turn.language)}};
}

bool removes_report(const Correction& form) { return form.amount.kind == AnswerKind::kRemove; }

bool is_new_figure(const Correction& form) { return form.amount.is_report(); }

// A helper is told of the change, not of the month's total.
Ending about_change(const char* key, const char* key_for_helper, const Correction& form,
                    const IncomeReport& old, Turn& turn) {
  const Day earned_on = *parse_iso_date(old.earned_on);
  Values values = correction_values(form, turn);
  values.emplace_back("month", month_text(earned_on, turn.language));
  values.emplace_back(
      "total", amount_text(month_total(old.household_id, month_key(earned_on), old.basis, turn)));
  Ending ending;
  const bool may_see = may_see_figures(old.household_id, turn);
  ending.says.push_back({may_see ? key : key_for_helper, values});
  ending.buttons = {{"button.menu", "menu"}};
  if (may_see) ending.buttons.insert(ending.buttons.begin(), {"button.figures", "figures"});
  return ending;
}

Ending unchanged() { return ending_of("correct.unchanged"); }

Ending save_correction(const Correction& form, const State& state, Turn& turn) {
  const IncomeReport old = *chosen(form);
  if (removes_report(form)) {
    turn.records.income_reports.withdraw(old.id);
    audit_report("income.withdraw", old, turn);
    return about_change("correct.removed", "correct.removed_helper", form, old, turn);
  }
  if (!is_new_figure(form)) return unchanged();
  const bool says_no_income = form.amount.kind == AnswerKind::kNoIncome;
  if (new_satang(form) == old.amount_satang && form.amount.is_net == (old.basis == Basis::kNet) &&
      !says_no_income) {
    return unchanged();
  }
  const std::string& words = form.amount.text.empty() ? state.said : form.amount.text;
  const IncomeReport report = put_right(old, form.amount, new_satang(form), words,
                                        source_from(old.household_id, turn), turn);
  turn.records.income_reports.replace(old.id, report);
  audit_report("income.correct", old, turn);
  if (const auto house = turn.records.households.find(old.household_id)) {
    tell_owners(*house, report, turn);
  }
  return about_change("correct.done", "correct.done_helper", form, report, turn);
}

std::vector<Choice> report_choices(const Correction& form, Turn& turn) {
  std::vector<Choice> choices;
  for (const auto& report : form.reports) {
    if (choices.size() == kMostOffered) break;
    choices.push_back({"correct.report_choice",
                       report.id,
                       {},
                       {{"day", day_text(*parse_iso_date(report.earned_on), turn.language)},
                        {"amount", amount_text(report.amount_satang)}}});
  }
  return choices;
}

Choice remove_choice() { return amount_kind_choice("correct.remove", AnswerKind::kRemove); }

}  // namespace

namespace {

// Of a round in which the house's own people sent theirs: theirs stands and they are asked, as if
// it had been brought for today from the start.
std::optional<Say> yields_today(const IncomeReport& old, const Household& house,
                                const Period& round, Turn& turn) {
  NewReport report;
  report.period = round;
  report.satang = old.amount_satang;
  report.is_net = old.basis == Basis::kNet;
  report.is_approximate = old.is_approximate;
  report.told_on = turn.today;
  auto proposed = propose(house, report, turn);
  if (!proposed) return std::nullopt;
  turn.records.income_reports.withdraw(old.id);
  drop_held(people_of(house.id, Helpers::kIncluded, turn), proxy_topic(old.id), turn);
  audit_report("income.withdraw", old, turn);
  return proposed;
}

Ending about_today(Say say, const Household& house, const Period& asked) {
  return ending_of(std::move(say),
                   {{"button.report_round", "report_round|" + house.id + "|" + period_key(asked)}});
}

}  // namespace

Ending move_to_today(const ReportId& report_id, Turn& turn) {
  Correction form;
  form.reports = correctable(turn.today, turn);
  form.report = report_id;
  const IncomeReport* old = chosen(form);
  // A button of long ago, or pressed twice.
  if (old == nullptr || old->reported_by != turn.account.user_id ||
      old->period_to >= iso_date(turn.today)) {
    return unchanged();
  }
  const auto& houses = houses_of(turn);
  const auto house = std::find_if(houses.begin(), houses.end(), [&](const Household& one) {
    return one.id == old->household_id;
  });
  const Period round = round_of(turn.today, house->pace, house->reporting_day);
  const Period asked = reported_period(*old);
  if (auto proposed = yields_today(*old, *house, round, turn)) {
    return about_today(std::move(*proposed), *house, asked);
  }
  IncomeReport report = *old;
  report.id = new_id(milliseconds(turn.now));
  report.period_from = iso_date(round.from);
  report.period_to = iso_date(round.to);
  report.earned_on = iso_date(turn.today);
  report.created_at_ms = milliseconds(turn.now);
  report.supersedes.reset();
  turn.records.income_reports.replace(old->id, report);
  audit_report("income.correct", *old, turn);
  tell_owners(*house, report, turn);
  return about_today({"correct.of_today",
                      {{"amount", amount_text(old->amount_satang)},
                       {"period", period_text(asked, turn.language)}}},
                     *house, asked);
}

namespace {

void look_up(Correction& form, const State& state, Turn& turn) {
  form.reports = correctable(parse_iso_date(state.begun_on).value_or(turn.today), turn);
  const ReportId id(state.answers.text_of("report"));
  const bool is_there = std::any_of(form.reports.begin(), form.reports.end(),
                                    [&](const IncomeReport& report) { return report.id == id; });
  if (id.empty() || is_there) return;
  auto report = turn.records.income_reports.find(id);
  const auto& houses = houses_of(turn);
  const bool is_own = report && std::any_of(houses.begin(), houses.end(), [&](const auto& house) {
                        return house.id == report->household_id;
                      });
  if (!is_own) return;
  const bool is_by_them = report->reported_by == turn.account.user_id;
  if (is_by_them || may_see_figures(report->household_id, turn)) form.gone = std::move(report);
}

// Somebody of the house, or an officer, changed it first: they read what stands by now.
std::optional<Ending> still_stands(const Subject& report, const Correction& form, Turn& turn) {
  if (!form.gone) return std::nullopt;
  const bool may_see = may_see_figures(form.gone->household_id, turn);
  const Period period = reported_period(*form.gone);
  if (form.gone->status == ReportStatus::kCurrent) {
    return ending_of("correct.too_old", {{"period", period_text(period, turn.language)}},
                     {{"button.contact", "contact"}});
  }
  const EarlierReports& now = reports_in(form.gone->household_id, period, turn);
  const char* key = !may_see              ? "correct.overtaken_hidden"
                    : now.figures.empty() ? "correct.overtaken_removed"
                                          : "correct.overtaken";
  return ending_of(key,
                   {{"who", now.figures.empty() ? who_changed(report, turn)
                                                : name_of(now.figures.front().reported_by, turn)},
                    {"period", period_text(period, turn.language)},
                    {"old", amount_text(form.gone->amount_satang)},
                    {"amount", amount_text(now.total_satang)}},
                   {{"button.correct", "correct"}});
}

JsonValue correction_contract(const Correction& form, Turn&) {
  return Json{{"report", form.report},
              {"kind", to_text(form.amount.kind)},
              {"satang", new_satang(form)},
              {"net", form.amount.is_net}};
}

bool is_chosen(const Correction& form, Turn&) { return chosen(form) != nullptr; }

void ask_correction(FormConversation<Correction>& talk) {
  talk.ask("report", &Correction::report, words_up_to(40))
      .prompt([](const Correction& form, Turn&) {
        if (removes_report(form)) return Say{"correct.report_remove"};
        if (!is_new_figure(form) || form.amount.text.empty()) return Say{"correct.report"};
        return Say{"correct.report_for", {{"amount", amount_text(form.amount.satang)}}};
      })
      .choices(report_choices)
      .only_if([](const Correction& form, Turn&) { return !form.reports.empty() && !form.gone; })
      // The new figure may be written before it is said of which report.
      .fact("amount",
            [](Correction& form, const Json& json) {
              if (json.is_object()) json.get_to(form.amount);
            })
      .divert([](const Correction&, const std::string& text,
                 Turn& turn) -> std::optional<std::pair<std::string, JsonValue>> {
        auto amount = amount_instead(text, 0, turn);
        if (!amount) {
          const auto read = amount_of_money().read(text, turn);
          // One digit may be the place of a button.
          const bool is_place =
              read && read->satang != 0 && std::abs(read->satang) < kFewestToBeAFigure;
          if (read && read->has_figure() && !is_place) amount = *read;
        }
        if (!amount) return std::nullopt;
        return std::pair{std::string("amount"), JsonValue(Json(*amount))};
      })
      .must([](const Correction& form, Turn&) -> std::optional<Problem> {
        if (chosen(form) != nullptr) return std::nullopt;
        return Problem{"correct.which_again"};
      });
  talk.ask("amount", &Correction::amount, amount_of_money())
      .only_if(is_chosen)
      .prompt([](const Correction& form, Turn& turn) {
        const IncomeReport& report = *chosen(form);
        return Say{"correct.amount",
                   {{"amount", amount_text(report.amount_satang)},
                    {"period", period_text(reported_period(report), turn.language)}}};
      })
      .choices({amount_kind_choice("amount.no_income", AnswerKind::kNoIncome), remove_choice()});
  talk.ask("count", &Correction::count, whole_number(1, 10'000))
      .only_if([](const Correction& form, Turn&) {
        return chosen(form) != nullptr && form.amount.is_rate();
      })
      .prompt([](const Correction& form, Turn& turn) {
        return Say{"correct.count",
                   {{"unit", form.amount.unit},
                    {"amount", amount_text(form.amount.satang)},
                    {"period", period_text(reported_period(*chosen(form)), turn.language)}}};
      })
      .must([](const Correction& form, Turn&) { return too_large(new_satang(form)); });
  talk.confirm("sure", "amount", right_or_wrong())
      .or_answer_again()
      .divert([](const Correction& form, const std::string& text,
                 Turn& turn) -> std::optional<std::pair<std::string, JsonValue>> {
        const auto amount = amount_instead(text, new_satang(form), turn);
        if (!amount) return std::nullopt;
        return std::pair{std::string("amount"), JsonValue(Json(*amount))};
      })
      .contract(correction_contract)
      .only_if([](const Correction& form, Turn&) {
        return chosen(form) != nullptr && (removes_report(form) || is_new_figure(form));
      })
      .prompt([](const Correction& form, Turn& turn) {
        return Say{removes_report(form) ? "correct.sure_remove" : "correct.sure",
                   correction_values(form, turn)};
      });
}

}  // namespace

Ending begin_correction(const ReportId& report_id, Turn& turn) {
  JsonValue answers = JsonValue::object();
  const auto reports =
      report_id.empty() ? correctable(turn.today, turn) : std::vector<IncomeReport>{};
  if (!report_id.empty()) answers.set("report", report_id);
  // Of a single one it is not asked which.
  if (reports.size() == 1) answers.set("report", reports.front().id);
  return with_a_house("correct", std::move(answers), "", turn);
}

Ending correct_at_once(const ReportId& report_id, const AmountAnswer& amount, Turn& turn) {
  Correction form;
  form.reports = correctable(turn.today, turn);
  form.report = report_id;
  form.amount = amount;
  return chosen(form) == nullptr ? unchanged() : save_correction(form, {}, turn);
}

std::unique_ptr<Conversation> correct_talk() {
  auto talk = std::make_unique<FormConversation<Correction>>("correct");
  talk->prepare(look_up);
  ask_correction(*talk);
  talk->still(
      [](const Correction& form, Turn&) {
        return Subject{"income_report", form.gone ? form.gone->id : form.report};
      },
      still_stands);
  talk->then([](const Correction& form, const State& state, Turn& turn) {
    if (chosen(form) != nullptr) return save_correction(form, state, turn);
    return ending_of("correct.nothing", {}, {{"button.report", "report"}});
  });
  return talk;
}

}  // namespace sammachip
