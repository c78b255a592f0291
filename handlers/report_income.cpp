// The income report: one message where it can be one, the right question where it cannot.
// DOMAIN 10, 12.4, 13.
#include <algorithm>

#include "handlers/all.h"
#include "handlers/amount_question.h"
#include "handlers/houses.h"
#include "handlers/readers.h"
#include "handlers/reports.h"
#include "handlers/rounds.h"
#include "handlers/wording.h"
#include "language/similarity.h"
#include "storage/records.h"

namespace sammachip {

namespace {

struct IncomeAnswers {
  // Known before any answer; the turn's.
  const std::vector<Household>* houses = nullptr;

  AmountAnswer amount;
  std::string house;  // Household id.
  std::string
      period;  // "2026-11-16/2026-11-22"; empty: what the words of the amount say, or this round.
  int count = 1;
  std::string already;
};

const Household& house_of(const IncomeAnswers& form) {
  for (const auto& one : *form.houses) {
    if (one.id == form.house) return one;
  }
  return form.houses->front();
}

Period this_round(const IncomeAnswers& form, Turn& turn) {
  const Household& house = house_of(form);
  return round_of(turn.today, house.pace, house.reporting_day);
}

// The days the money is for: those chosen, those in the words, else the round of today.
Period period_of(const IncomeAnswers& form, Turn& turn) {
  if (const auto chosen = parse_period(form.period)) return *chosen;
  const PeriodReading reading = read_period(form.amount.text, turn.today);
  if (reading.certainty == Certainty::kFigure) return reading.period;
  return this_round(form, turn);
}

bool needs_period(const IncomeAnswers& form, Turn& turn) {
  if (!form.amount.has_figure() || form.amount.text.empty()) return false;
  const PeriodReading reading = read_period(form.amount.text, turn.today);
  if (reading.certainty == Certainty::kAmbiguous) return true;
  return reading.certainty == Certainty::kFigure && reading.period.from > turn.today;
}

std::vector<Choice> period_choices(const IncomeAnswers& form, Turn& turn) {
  std::vector<Choice> choices;
  for (const auto& period : read_period(form.amount.text, turn.today).choices) {
    if (period.from > turn.today) continue;
    choices.push_back({"", period_key(period), period_text(period, turn.language), {}});
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

Reader<std::string> house_number() {
  Reader<std::string> reader;
  reader.read = [](const std::string& text, const Turn& turn) -> Result<std::string> {
    for (const auto& one : houses_of(turn)) {
      if (same_house_number(one.house_no, text)) return one.id;
    }
    return tl::make_unexpected(Problem{"report.house_again", {}, {}});
  };
  reader.check = [](const std::string& id, const Turn& turn) -> std::optional<Problem> {
    // A house may have been left between the question and the answer.
    for (const auto& one : houses_of(turn)) {
      if (one.id == id) return std::nullopt;
    }
    return Problem{"report.house_again", {}, {}};
  };
  return reader;
}

bool is_rate(const IncomeAnswers& form) {
  return form.amount.has_figure() && form.amount.said_as == "rate";
}

std::int64_t total_of(const IncomeAnswers& form) {
  return is_rate(form) ? form.amount.satang * form.count : form.amount.satang;
}

// Why a figure is read back before it is written down; each has a sentence of its own.
const char* doubt(const IncomeAnswers& form, Turn& turn) {
  if (!form.amount.has_figure()) return nullptr;
  const std::int64_t total = total_of(form);
  if (total > kSurprisingSatang) return "report.sure_large";
  switch (against_usual(house_of(form).id, total, turn)) {
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
  return nullptr;
}

Say sure_prompt(const IncomeAnswers& form, Turn& turn) {
  const char* key = doubt(form, turn);
  const bool is_product = form.amount.said_as == "product";
  return {key == nullptr ? "report.sure" : key,
          {{"amount", amount_text(total_of(form))},
           {"text", form.amount.text},
           {"unit_amount", amount_text(is_product ? form.amount.unit_satang : form.amount.satang)},
           {"count", is_product ? form.amount.quantity : std::int64_t{form.count}}},
          {},
          {}};
}

// What the household already said about these days, if it must be asked what to do about it.
const EarlierReports* conflict(const IncomeAnswers& form, Turn& turn) {
  if (!form.amount.has_figure() && form.amount.kind != "no_income") return nullptr;
  const Household& house = house_of(form);
  const EarlierReports& earlier = reports_in(house.id, period_of(form, turn), turn);
  if (earlier.figures.empty()) return nullptr;
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
  if (earlier.by_somebody_else && !may_see_figures(house_of(form).id, turn)) {
    key = "report.already_hidden";
  }
  return {key,
          {{"amount", amount_text(earlier.total_satang)},
           {"period", period_text(period_of(form, turn), turn.language)},
           {"new", amount_text(total_of(form))}},
          {},
          {}};
}

Say amount_prompt(const IncomeAnswers& form, Turn& turn) {
  if (form.houses->size() != 1) return {"report.amount_any", {}, {}, {}};
  const Household& house = form.houses->front();
  return {
      "report.amount",
      {{"name", turn.account.called},
       {"period", period_text(this_round(form, turn), turn.language)},
       {"occupation", occupation_text(house.programme_occupation, house.programme_occupation_text,
                                      turn.texts, turn.language)}},
      {},
      {}};
}

std::vector<Choice> house_choices(const IncomeAnswers& form, Turn& turn) {
  std::vector<Choice> choices;
  for (const auto& one : *form.houses) {
    Choice choice{
        "report.house_choice", one.id, {}, {{"house", one.house_no}, {"name", one.head_name}}};
    // The house spoken of last comes first.
    const bool is_last = turn.account.current_household_id == one.id;
    choices.insert(is_last ? choices.begin() : choices.end(), std::move(choice));
  }
  return choices;
}

Ending without_figure(const IncomeAnswers& form, Turn& turn) {
  Ending ending;
  if (form.amount.kind == "not_yet" || form.amount.kind == "unwilling") {
    note_without_figure(house_of(form), period_of(form, turn), form.amount.kind, turn);
  }
  ending.says.push_back({"report." + form.amount.kind, {}, {}, {}});
  ending.buttons = {{"button.menu", "menu", {}}};
  return ending;
}

Ending save(const IncomeAnswers& form, const State& state, Turn& turn) {
  if (form.amount.kind != "no_income" && !form.amount.has_figure()) {
    return without_figure(form, turn);
  }
  const Household& house = house_of(form);
  NewReport report;
  report.period = period_of(form, turn);
  report.satang = total_of(form);
  report.is_net = form.amount.is_net;
  report.is_approximate = form.amount.is_approximate;
  report.says_no_income = form.amount.kind == "no_income";
  // A button has no words of its own: what was written before it is what it made clear.
  report.text = form.amount.text.empty() ? state.said : form.amount.text;
  const EarlierReports& earlier = reports_in(house.id, report.period, turn);
  if (form.already == "keep") {
    Ending ending;
    const bool may_see = may_see_figures(house.id, turn);
    ending.says.push_back({may_see ? "report.kept" : "report.kept_hidden",
                           {{"amount", amount_text(earlier.total_satang)}},
                           {},
                           {}});
    ending.buttons = {{"button.figures", "figures", {}}, {"button.menu", "menu", {}}};
    return ending;
  }
  const SavedReport saved =
      form.already == "replace" || (earlier.says_no_income() && report.satang != 0)
          ? replace_reports(house, report, earlier, turn)
          : add_report(house, report, turn);
  remember_house(house.id, turn);
  return about_saved(house, saved, form.houses->size() > 1, turn);
}

}  // namespace

std::unique_ptr<Conversation> report_talk() {
  auto talk = std::make_unique<FormConversation<IncomeAnswers>>("report");
  talk->prepare(
      [](IncomeAnswers& form, const State&, Turn& turn) { form.houses = &houses_of(turn); });
  talk->ask("amount", &IncomeAnswers::amount, amount_of_money())
      .prompt(amount_prompt)
      .choices(
          [without_figure = std::vector<Choice>{amount_kind_choice("amount.no_income", "no_income"),
                                                amount_kind_choice("amount.not_yet", "not_yet")}](
              const IncomeAnswers&, Turn&) { return without_figure; });
  talk->ask("house", &IncomeAnswers::house, house_number())
      .only_if([](const IncomeAnswers& form, Turn&) { return form.houses->size() > 1; })
      .prompt([](const IncomeAnswers& form, Turn&) {
        return Say{
            "report.house", {{"count", static_cast<std::int64_t>(form.houses->size())}}, {}, {}};
      })
      .choices(house_choices);
  talk->ask("period", &IncomeAnswers::period, past_days())
      .only_if(needs_period)
      .choices(period_choices);
  talk->ask("count", &IncomeAnswers::count, whole_number(1, 10'000))
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
  talk->confirm("sure", "amount", yes_or_no("button.right", "button.wrong"))
      .only_if([](const IncomeAnswers& form, Turn& turn) { return doubt(form, turn) != nullptr; })
      .prompt(sure_prompt);
  talk->ask("already", &IncomeAnswers::already,
            one_of({{"report.keep", "keep", {}, {}},
                    {"report.replace", "replace", {}, {}},
                    {"report.add", "add", {}, {}}}))
      .only_if(
          [](const IncomeAnswers& form, Turn& turn) { return conflict(form, turn) != nullptr; })
      .prompt(already_prompt);
  talk->then(save);
  return talk;
}

}  // namespace sammachip
