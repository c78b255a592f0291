// An income report for somebody else's house, by the team or the office: the same questions, marked
// as theirs, and its owners are told. docs/programme.md 4.4.
#include <algorithm>

#include "handlers/income/income_form.h"
#include "handlers/income/proposals.h"
#include "handlers/income/proxy_reports.h"
#include "handlers/income/silent_houses.h"
#include "handlers/income/talks.h"
#include "handlers/village/house_choice.h"
#include "handlers/village/still_open.h"
#include "handlers/words/endings.h"
#include "handlers/words/house_words.h"
#include "handlers/words/wording.h"
#include "storage/records.h"

namespace sammachip {

namespace {

// Those who have not sent anything for their last round come first.
std::vector<Choice> silent_first(const IncomeAnswers& form, Turn& turn) {
  std::vector<Choice> choices;
  const auto village = village_year(form.programme, Act::kReportIncome, turn);
  if (!village) return choices;
  auto houses = houses_for(Act::kReportIncome, village->place.village.code, turn);
  std::stable_partition(houses.begin(), houses.end(), [&](const Household& house) {
    return missed_round(house, turn).has_value();
  });
  for (const auto& house : houses) {
    if (choices.size() < kMostHouseButtons) choices.push_back(house_choice(house));
  }
  return choices;
}

Say amount_prompt_for_other(const IncomeAnswers& form, Turn& turn) {
  const Household& house = house_of(form);
  return {"report_for.amount",
          {{"house", house.house_no},
           {"name", house.head_name},
           {"period", period_text(this_round(form, turn), turn.language)},
           {"occupation", work_in_sentence(house, turn)}}};
}

Ending said_for(const IncomeAnswers& form, Say say) {
  return ending_of(std::move(say), {{"button.report_next_house", "report_for"},
                                    {"button.who_left", "who_left|" + form.programme},
                                    {"button.next", "next"}});
}

Ending save_for_other(const IncomeAnswers& form, const State& state, Turn& turn) {
  // A leader may have been replaced between the last question and its answer.
  if (!house_within(form.house, Act::kReportIncome, turn)) return not_yours();
  const Household& house = house_of(form);
  Values values{{"house", house.house_no}, {"name", house.head_name}};
  if (!is_report(form)) {
    if (form.amount.kind == AnswerKind::kNotYet || form.amount.kind == AnswerKind::kUnwilling) {
      save_without_figure(house, period_of(form, turn), form.amount.kind, turn);
      return said_for(form, {"report_for.noted", values});
    }
    return said_for(form, {"report." + std::string(to_text(form.amount.kind)), {}, {}, {}});
  }
  if (form.already == AlreadySaid::kKeep) return said_for(form, {"report.kept_hidden"});
  NewReport report = report_from(form, state, turn);
  if (auto proposed = propose(house, report, turn)) return said_for(form, std::move(*proposed));
  report.source = proxy_source(house, turn);
  const SavedReport saved = save_income(form, report, turn);
  tell_owners(house, saved.report, turn);
  values.emplace_back("amount", amount_text(saved.report.amount_satang));
  values.emplace_back("period", period_text(report.period, turn.language));
  const bool is_hard = report.satang <= 0;
  Ending ending = said_for(form, {is_hard ? "report_for.saved_hard" : "report_for.saved", values});
  // After a round without income a person does more than a sentence: docs/programme.md 7.4.
  ending.buttons.insert(ending.buttons.begin(), {"button.fix_for", "fix_for|" + saved.report.id});
  if (is_hard) {
    ending.buttons.insert(ending.buttons.begin(),
                          {"button.visit_house", "visit|" + house.id, values});
  }
  return ending;
}

}  // namespace

std::unique_ptr<Conversation> report_for_talk() {
  auto talk = std::make_unique<FormConversation<IncomeAnswers>>("report_for");
  ask_house(*talk, Act::kReportIncome, &IncomeAnswers::programme, &IncomeAnswers::house,
            &IncomeAnswers::other);
  talk->choices(silent_first);
  talk->prepare([](IncomeAnswers& form, const State& state, Turn& turn) {
    form.begun_on = parse_iso_date(state.begun_on).value_or(turn.today);
  });
  ask_amount(*talk);
  talk->prompt(amount_prompt_for_other)
      .choices({amount_kind_choice("amount.no_income", AnswerKind::kNoIncome),
                amount_kind_choice("amount.not_yet", AnswerKind::kNotYet)});
  ask_rest_of_income(*talk);
  talk->still("household", &IncomeAnswers::house,
              [](const Subject& house, const IncomeAnswers& form, Turn& turn) {
                auto over = role_over(form.programme, Act::kReportIncome, turn);
                return over ? over : house_over(HouseholdId(house.id), Act::kReportIncome, turn);
              });
  talk->then([](const IncomeAnswers& form, const State& state, Turn& turn) {
    Ending ending = save_for_other(form, state, turn);
    if (auto another = report_of_another(form, "report_for")) ending.next = std::move(another);
    return ending;
  });
  return talk;
}

}  // namespace sammachip
