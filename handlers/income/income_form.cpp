#include "handlers/income/income_form.h"

#include "handlers/households/asking.h"

#include <algorithm>

#include "handlers/access/houses.h"
#include "handlers/access/roles.h"
#include "handlers/access/taking_part.h"
#include "handlers/calendar/rounds.h"
#include "handlers/income/silent_houses.h"
#include "handlers/pushes/held.h"
#include "handlers/questions/readers.h"
#include "handlers/words/wording.h"
#include "storage/records.h"

namespace sammachip {

const Household& house_of(const IncomeAnswers& form) {
  if (form.other) return *form.other;
  for (const auto& one : *form.houses) {
    if (one.id == form.house) return one;
  }
  return form.houses->front();
}

Period this_round(const IncomeAnswers& form, Turn& turn) {
  if (const auto asked = parse_period(form.round)) return *asked;
  const Household& house = house_of(form);
  return round_of(turn.today, house.pace, house.reporting_day);
}

Period period_of(const IncomeAnswers& form, Turn& turn) {
  if (const auto chosen = parse_period(form.period)) return *chosen;
  const PeriodReading reading = read_period(form.amount.text, turn.today);
  if (reading.certainty == Certainty::kFigure) return reading.period;
  return this_round(form, turn);
}

namespace {

bool is_for_other(const IncomeAnswers& form) { return form.other.has_value(); }

// An officer sees what the house earned, and its own people; who only carries figures does not.
bool sees_amounts(const Household& house, const Turn& turn) {
  return may_see_figures(house.id, turn) || may(Act::kSeeAmounts, about_house(house), turn);
}

bool is_rate(const IncomeAnswers& form) {
  return form.amount.has_figure() && form.amount.said_as == "rate";
}

}  // namespace

std::int64_t total_of(const IncomeAnswers& form) {
  return is_rate(form) ? form.amount.satang * form.count : form.amount.satang;
}

bool is_report(const IncomeAnswers& form) {
  return form.amount.kind == "no_income" || form.amount.has_figure();
}

namespace {

bool needs_period(const IncomeAnswers& form, Turn& turn) {
  // Who carries a figure may bring that of the round that was missed.
  const bool may_be_missed =
      is_for_other(form) && is_report(form) && missed_round(house_of(form), turn).has_value();
  if (!form.amount.has_figure() || form.amount.text.empty()) return may_be_missed;
  const PeriodReading reading = read_period(form.amount.text, turn.today);
  if (reading.certainty == Certainty::kAmbiguous) return true;
  if (reading.certainty == Certainty::kNone) return may_be_missed;
  return reading.certainty == Certainty::kFigure && reading.period.from > turn.today;
}

std::vector<Choice> period_choices(const IncomeAnswers& form, Turn& turn) {
  std::vector<Choice> choices;
  for (const auto& period : read_period(form.amount.text, turn.today).choices) {
    if (period.from > turn.today) continue;
    choices.push_back({"", period_key(period), period_text(period, turn.language), {}});
  }
  if (is_for_other(form)) {
    if (const auto missed = missed_round(house_of(form), turn)) {
      choices.push_back({"", period_key(*missed), period_text(*missed, turn.language), {}});
    }
  }
  choices.push_back({"report.period_this_round", period_key(this_round(form, turn)), {}, {}});
  return choices;
}

Reader<std::string> past_days() {
  Reader<std::string> reader;
  reader.read = [](const std::string& text, const Turn& turn) -> Result<std::string> {
    const PeriodReading reading = read_period(text, turn.today);
    if (reading.certainty == Certainty::kFigure) return period_key(reading.period);
    Problem problem{"report.period_again", {}, {}};
    for (const auto& period : reading.choices) {
      problem.choices.push_back({"", period_key(period), period_text(period, turn.language), {}});
    }
    return tl::make_unexpected(problem);
  };
  reader.check = [](const std::string& value, const Turn& turn) -> std::optional<Problem> {
    const auto period = parse_period(value);
    if (period && period->from <= turn.today) return std::nullopt;
    return Problem{"report.period_again", {}, {}};
  };
  return reader;
}

// To be asked about what is unusual for a house tells what is usual.
Against against_what_they_know(const IncomeAnswers& form, Turn& turn) {
  if (is_for_other(form) && !sees_amounts(house_of(form), turn)) return Against::kUsual;
  return against_usual(house_of(form).id, total_of(form), turn);
}

// Why a figure is read back before it is written down; each has a sentence of its own. What
// somebody says for another always is.
const char* doubt(const IncomeAnswers& form, Turn& turn) {
  if (is_for_other(form) && form.amount.kind == "no_income") return "report_for.sure_none";
  if (!form.amount.has_figure()) return nullptr;
  if (total_of(form) > kSurprisingSatang) return "report.sure_large";
  switch (against_what_they_know(form, turn)) {
    case Against::kMuchMore:
      return "report.sure_high";
    case Against::kMuchLess:
      return "report.sure_low";
    case Against::kUsual:
      break;
  }
  if (is_rate(form) && form.count > 1) return "report.sure_product";
  if (form.amount.said_as == "product") return "report.sure_product";
  if (form.amount.said_as == "sum") return "report.sure_sum";
  if (form.amount.said_as == "ellipsis") return "report.sure_ellipsis";
  return is_for_other(form) ? "report_for.sure" : nullptr;
}

Say sure_prompt(const IncomeAnswers& form, Turn& turn) {
  const char* key = doubt(form, turn);
  const bool is_product = form.amount.said_as == "product";
  return {key == nullptr ? "report.sure" : key,
          {{"amount", amount_text(total_of(form))},
           {"text", form.amount.text},
           {"house", house_of(form).house_no},
           {"unit_amount", amount_text(is_product ? form.amount.unit_satang : form.amount.satang)},
           {"count", is_product ? form.amount.quantity : std::int64_t{form.count}}},
          {},
          {}};
}

// What the household already said about these days, if it must be asked what to do about it.
const EarlierReports* conflict(const IncomeAnswers& form, Turn& turn) {
  if (!is_report(form)) return nullptr;
  const Household& house = house_of(form);
  const EarlierReports& earlier = reports_in(house.id, period_of(form, turn), turn);
  if (earlier.figures.empty()) return nullptr;
  if (is_for_other(form)) return &earlier;
  // "Nothing yet" on Monday is no claim against what was sold by Friday.
  if (earlier.says_no_income() && total_of(form) != 0) return nullptr;
  const bool says_otherwise = total_of(form) <= 0 || form.amount.is_stated_total;
  const bool is_repeat = std::any_of(
      earlier.figures.begin(), earlier.figures.end(),
      [&](const IncomeReport& report) { return report.amount_satang == total_of(form); });
  if (earlier.by_somebody_else || says_otherwise || is_repeat) return &earlier;
  return nullptr;
}

Say already_prompt(const IncomeAnswers& form, Turn& turn) {
  const EarlierReports* found = conflict(form, turn);
  const EarlierReports earlier = found == nullptr ? EarlierReports{} : *found;
  const char* key = earlier.by_somebody_else ? "report.already" : "report.already_mine";
  if (earlier.by_somebody_else && !sees_amounts(house_of(form), turn)) {
    key = "report.already_hidden";
  }
  return {key,
          {{"amount", amount_text(earlier.total_satang)},
           {"period", period_text(period_of(form, turn), turn.language)},
           {"new", amount_text(total_of(form))}},
          {},
          {}};
}

}  // namespace

NewReport report_from(const IncomeAnswers& form, const State& state, Turn& turn) {
  NewReport report;
  report.period = period_of(form, turn);
  report.satang = total_of(form);
  report.is_net = form.amount.is_net;
  report.is_approximate = form.amount.is_approximate;
  report.says_no_income = form.amount.kind == "no_income";
  // A button has no words of its own: what was written before it is what it made clear.
  report.text = form.amount.text.empty() ? state.said : form.amount.text;
  return report;
}

std::string round_topic(const std::string& household_id) { return "round|" + household_id; }

SavedReport save_income(const IncomeAnswers& form, const NewReport& report, Turn& turn) {
  const Household& house = house_of(form);
  // What would still be asked for is here.
  drop_held(people_of(house.id, Helpers::kIncluded, turn), round_topic(house.id), turn);
  end_rest(house, turn);
  const EarlierReports& earlier = reports_in(house.id, report.period, turn);
  const bool replaces =
      form.already == "replace" || (earlier.says_no_income() && report.satang != 0);
  return replaces ? replace_reports(house, report, earlier, turn) : add_report(house, report, turn);
}

void ask_rest_of_income(FormConversation<IncomeAnswers>& talk) {
  talk.ask("period", &IncomeAnswers::period, past_days())
      .only_if(needs_period)
      .choices(period_choices);
  talk.ask("count", &IncomeAnswers::count, whole_number(1, 10'000))
      .only_if([](const IncomeAnswers& form, Turn&) { return is_rate(form); })
      .prompt([](const IncomeAnswers& form, Turn&) {
        return Say{"report.count",
                   {{"unit", form.amount.unit}, {"amount", amount_text(form.amount.satang)}},
                   {},
                   {}};
      })
      .choices([](const IncomeAnswers&, Turn&) {
        return std::vector<Choice>{{"report.count_total", 1, {}, {}}};
      });
  talk.confirm("sure", "amount", yes_or_no("button.right", "button.wrong"))
      .or_answer_again()
      .only_if([](const IncomeAnswers& form, Turn& turn) { return doubt(form, turn) != nullptr; })
      .prompt(sure_prompt);
  talk.ask("already", &IncomeAnswers::already,
           one_of({{"report.keep", "keep", {}, {}},
                   {"report.replace", "replace", {}, {}},
                   {"report.add", "add", {}, {}}}))
      .only_if(
          [](const IncomeAnswers& form, Turn& turn) { return conflict(form, turn) != nullptr; })
      .prompt(already_prompt);
}

}  // namespace sammachip
