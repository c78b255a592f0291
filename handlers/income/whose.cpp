// A figure that one of the team writes who has no house of their own: whose it is, then the report
// for that house as if it had been chosen first. docs/programme.md 4.4.
#include <nlohmann/json.hpp>

#include "handlers/income/income_form.h"
#include "handlers/income/talks.h"
#include "handlers/income/village_reading.h"
#include "handlers/questions/amount_question.h"
#include "handlers/village/house_choice.h"
#include "handlers/words/commands.h"
#include "handlers/words/endings.h"
#include "handlers/words/wording.h"

namespace sammachip {

namespace {

struct WhoseFigure {
  AmountAnswer amount;
  ProgrammeId programme;
  HouseholdId house;
  // Looked up.
  std::optional<Household> chosen;
};

// "That was no income" needs no house.
bool is_of_a_house(const WhoseFigure& form, Turn&) {
  return form.amount.said_as == SaidAs::kRate || is_entry(form.amount);
}

std::string figure_text(const WhoseFigure& form, const Turn& turn) {
  const bool is_total = form.amount.has_figure() && form.amount.said_as != SaidAs::kRate;
  if (!is_total && !form.amount.text.empty()) return form.amount.text;
  return say("amount.baht", {{"amount", amount_text(form.amount.satang)}}, turn);
}

Ending go_on_with_house(const WhoseFigure& form, const State& state, Turn& turn) {
  if (!is_of_a_house(form, turn)) {
    return ending_of("report." + std::string(to_text(form.amount.kind)));
  }
  JsonValue answers{
      {"programme", form.programme}, {"house", form.house}, {"amount", Json(form.amount)}};
  for (const char* fact : {kDaysFact, kWrittenFact}) {
    if (state.answers.has(fact)) answers.set(fact, state.answers.json().at(fact));
  }
  return begin_talk(Start{"report_for", std::move(answers), {}, parse_iso_date(state.begun_on)});
}

}  // namespace

std::unique_ptr<Conversation> whose_talk() {
  auto talk = std::make_unique<FormConversation<WhoseFigure>>("whose");
  talk->ask("amount", &WhoseFigure::amount, amount_of_money())
      .dated()
      .fact(
          kDaysFact, [](WhoseFigure&, const Json&) {}, days_fact)
      .fact(
          kWrittenFact, [](WhoseFigure&, const Json&) {}, written_fact);
  ask_house(*talk, Act::kReportIncome, &WhoseFigure::programme, &WhoseFigure::house,
            &WhoseFigure::chosen);
  talk->only_if(is_of_a_house).prompt([](const WhoseFigure& form, Turn& turn) {
    return Say{"whose.house", {{"figure", figure_text(form, turn)}}};
  });
  talk->then(go_on_with_house);
  return talk;
}

}  // namespace sammachip
