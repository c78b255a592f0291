// The income report: one message where it can be one, the right question where it cannot.
// docs/programme.md 5.1, 5.2.
#include <algorithm>

#include "handlers/access/houses.h"
#include "handlers/access/out_of_house.h"
#include "handlers/income/income_form.h"
#include "handlers/income/proposals.h"
#include "handlers/income/proxy_reports.h"
#include "handlers/income/talks.h"
#include "handlers/pushes/held.h"
#include "handlers/pushes/round_question.h"
#include "handlers/words/endings.h"
#include "handlers/words/house_words.h"
#include "handlers/words/names.h"
#include "handlers/words/wording.h"
#include "language/letters/similarity.h"
#include "storage/households/households.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"

namespace sammachip {

namespace {

Reader<std::string> own_house_number() {
  Reader<std::string> reader;
  reader.read = [](const std::string& text, const Turn& turn) -> Result<std::string> {
    for (const auto& one : houses_of(turn)) {
      if (same_house_number(one.house_no, text)) return one.id;
    }
    return tl::make_unexpected(Problem{"report.house_again"});
  };
  reader.check = [](const std::string& id, const Turn& turn) -> std::optional<Problem> {
    // A house may have been left between the question and the answer.
    for (const auto& one : houses_of(turn)) {
      if (one.id == id) return std::nullopt;
    }
    return Problem{"report.house_again"};
  };
  return reader;
}

Say amount_prompt(const IncomeAnswers& form, Turn& turn) {
  if (form.houses->size() != 1) return {"report.amount_any"};
  const Household& house = form.houses->front();
  return {"report.amount",
          {{"name", turn.account.called},
           {"period", period_text(this_round(form, turn), turn.language)},
           {"occupation", work_in_sentence(house, turn)}}};
}

std::vector<Choice> houses_to_report(const IncomeAnswers& form, Turn& turn) {
  std::vector<Choice> choices;
  for (const auto& one : *form.houses) {
    Choice choice{
        "report.house_choice", one.id, "", {{"house", one.house_no}, {"name", one.head_name}}};
    // The house spoken of last comes first.
    const bool is_last = turn.account.current_household_id == one.id;
    choices.insert(is_last ? choices.begin() : choices.end(), std::move(choice));
  }
  return choices;
}

Ending without_figure(const IncomeAnswers& form, Turn& turn) {
  Ending ending;
  if (form.amount.kind == AnswerKind::kNotYet || form.amount.kind == AnswerKind::kUnwilling) {
    save_without_figure(house_of(form), period_of(form, turn), form.amount.kind, turn);
  }
  ending.says.push_back({"report." + std::string(to_text(form.amount.kind))});
  ending.buttons = {{"button.menu", "menu"}};
  return ending;
}

// "Nothing yet" that another one said for these days; else nothing.
std::optional<IncomeReport> none_of_another(const Household& house, const NewReport& report,
                                            Turn& turn) {
  const EarlierReports& earlier = reports_in(house.id, report.period, turn);
  if (report.satang == 0 || !earlier.says_no_income()) return std::nullopt;
  const IncomeReport& said = earlier.figures.front();
  return said.reported_by == turn.account.user_id ? std::nullopt : std::optional(said);
}

// Who said so hears of it, too, without the figure.
void say_none_is_over(const IncomeReport& none, const Household& house, Ending& ending,
                      Turn& turn) {
  ending.says.push_back(
      {"report.instead_of_none",
       {{"who", name_of(none.reported_by, turn)}, {"day", day_text(none.created_at_ms, turn)}}});
  hold_until_they_write(none.reported_by, "report.none_is_over",
                        {{"who", Told::person(turn.account.user_id)},
                         {"house", Told::words(house.house_no)},
                         {"period", Told::period(days_of(none))}},
                        turn);
}

Ending save_this(const IncomeAnswers& form, const State& state, Turn& turn) {
  if (!is_report(form)) return without_figure(form, turn);
  const Household& house = house_of(form);
  const NewReport report = report_from(form, state, turn);
  if (form.already == AlreadySaid::kKeep) {
    Ending ending;
    const bool may_see = may_see_figures(house.id, turn);
    const EarlierReports& earlier = reports_in(house.id, report.period, turn);
    ending.says.push_back({may_see ? "report.kept" : "report.kept_hidden",
                           {{"amount", amount_text(earlier.total_satang)},
                            {"period", period_text(report.period, turn.language)}}});
    ending.buttons = {{"button.figures", "figures"}, {"button.menu", "menu"}};
    return ending;
  }
  if (const auto proposed = propose(house, report, turn)) {
    return ending_of(proposed->key, proposed->values);
  }
  const auto none = none_of_another(house, report, turn);
  const SavedReport saved = save_income(form, report, turn);
  tell_owners(house, saved.report, turn);
  remember_house(house.id, turn);
  Ending ending = about_saved(house, saved, form.houses->size() > 1, turn);
  if (none) say_none_is_over(*none, house, ending, turn);
  // What is written days after a round was asked about may be of today, and no answer.
  const bool is_answer_for_the_past =
      period_key(report.period) == form.round && report.period.to < turn.today && report.satang > 0;
  if (is_answer_for_the_past) {
    ending.buttons.insert(ending.buttons.begin(),
                          {"button.of_today", "of_today|" + saved.report.id});
  }
  return ending;
}

Ending save_report(const IncomeAnswers& form, const State& state, Turn& turn) {
  Ending ending = save_this(form, state, turn);
  // A figure that was written meanwhile comes before the question why the first one was low.
  if (auto another = report_of_another(form, "report")) ending.next = std::move(another);
  return ending;
}

}  // namespace

std::unique_ptr<Conversation> report_talk() {
  auto talk = std::make_unique<FormConversation<IncomeAnswers>>("report");
  talk->given(kRoundAsked, &IncomeAnswers::round);
  talk->prepare([](IncomeAnswers& form, const State& state, Turn& turn) {
    form.houses = &houses_of(turn);
    form.begun_on = parse_iso_date(state.begun_on).value_or(turn.today);
  });
  ask_amount(*talk);
  talk->prompt(amount_prompt)
      .choices(
          [without_figure =
               std::vector<Choice>{amount_kind_choice("amount.no_income", AnswerKind::kNoIncome),
                                   amount_kind_choice("amount.not_yet", AnswerKind::kNotYet)}](
              const IncomeAnswers&, Turn&) { return without_figure; });
  talk->ask("house", &IncomeAnswers::house, own_house_number())
      .only_if([](const IncomeAnswers& form, Turn&) { return form.houses->size() > 1; })
      .prompt([](const IncomeAnswers& form, Turn&) {
        return Say{"report.house", {{"count", static_cast<std::int64_t>(form.houses->size())}}};
      })
      .choices(houses_to_report)
      .divert([](const IncomeAnswers& form, const std::string& text, Turn& turn) {
        const bool is_house = std::any_of(
            form.houses->begin(), form.houses->end(),
            [&](const Household& one) { return same_house_number(one.house_no, text); });
        return is_house ? std::nullopt : another_report_in(form, text, turn);
      });
  ask_rest_of_income(*talk);
  talk->still(
      [](const IncomeAnswers& form, Turn&) {
        return Subject{"household", house_of(form).id};
      },
      [](const Subject& house, const IncomeAnswers& form, Turn& turn) {
        return out_of_house(HouseholdId(form.house.empty() ? house.id : form.house), turn);
      });
  talk->then(save_report);
  return talk;
}

}  // namespace sammachip
