#include "handlers/income/income_form.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "handlers/access/houses.h"
#include "handlers/access/roles.h"
#include "handlers/access/taking_part.h"
#include "handlers/calendar/rounds.h"
#include "handlers/households/asking.h"
#include "handlers/income/mend_report.h"
#include "handlers/income/proposals.h"
#include "handlers/income/silent_houses.h"
#include "handlers/pushes/held.h"
#include "handlers/pushes/round_question.h"
#include "handlers/questions/readers.h"
#include "handlers/questions/right_or_wrong.h"
#include "handlers/words/names.h"
#include "handlers/words/wording.h"
#include "language/answers/answers.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"

namespace sammachip {

namespace {

constexpr std::int64_t kLeastOfTwoDigits = 10'00;  // In satang.
constexpr char kAnother[] = "another";

}  // namespace

const Household& house_of(const IncomeAnswers& form) {
  if (form.other) return *form.other;
  for (const auto& one : *form.houses) {
    if (one.id == form.house) return one;
  }
  // Who was taken out of their only house meanwhile: report_talk() says so before anything is
  // written.
  static const Household kNone;
  return form.houses->empty() ? kNone : form.houses->front();
}

Period this_round(const IncomeAnswers& form, Turn&) {
  if (const auto asked = parse_period(form.round)) return *asked;
  const Household& house = house_of(form);
  return round_of(form.begun_on, house.pace, house.reporting_day);
}

Period period_of(const IncomeAnswers& form, Turn& turn) {
  if (const auto chosen = parse_period(form.period)) return *chosen;
  return form.days.period ? *form.days.period : this_round(form, turn);
}

namespace {

bool is_for_other(const IncomeAnswers& form) { return form.other.has_value(); }

// An officer sees what the house earned, and its own people; who only carries figures does not.
bool sees_amounts(const Household& house, const Turn& turn) {
  return may_see_figures(house.id, turn) || may(Act::kSeeAmounts, about_house(house), turn);
}

}  // namespace

std::int64_t total_of(const IncomeAnswers& form) { return form.amount.total(form.count); }

bool is_report(const IncomeAnswers& form) { return form.amount.is_report(); }

namespace {

// Who carries a figure may bring that of the round that was missed.
std::optional<Period> missed_of(const IncomeAnswers& form, Turn& turn) {
  if (!is_for_other(form) || !is_report(form)) return std::nullopt;
  return missed_round_on(form.begun_on, house_of(form), turn);
}

bool needs_period(const IncomeAnswers& form, Turn& turn) {
  if (!is_report(form)) return false;
  if (form.days.must_ask) return true;
  return !form.days.period && missed_of(form, turn).has_value();
}

std::vector<Choice> period_choices(const IncomeAnswers& form, Turn& turn) {
  std::vector<Choice> choices;
  const auto add = [&](const Period& period) {
    choices.push_back({"", period_key(period), period_text(period, turn.language)});
  };
  for (const auto& period : form.days.choices) add(period);
  if (const auto missed = missed_of(form, turn)) add(*missed);
  choices.push_back({"report.period_this_round", period_key(this_round(form, turn))});
  return choices;
}

Reader<std::string> past_days() {
  Reader<std::string> reader;
  reader.read = [](const std::string& text, const Turn& turn) -> Result<std::string> {
    const DaysSaid days = days_in(text, turn.today);
    if (days.period) return period_key(*days.period);
    Problem problem{"report.period_again"};
    for (const auto& period : days.choices) {
      problem.choices.push_back({"", period_key(period), period_text(period, turn.language)});
    }
    return tl::make_unexpected(problem);
  };
  reader.check = [](const std::string& value, const Turn& turn) -> std::optional<Problem> {
    const auto period = parse_period(value);
    if (period && period->from <= turn.today) return std::nullopt;
    return Problem{"report.period_again"};
  };
  return reader;
}

// Nothing: it is no figure that could stand for itself.
std::optional<AnotherFigure> another_figure(const std::string& text, const Turn& turn) {
  const auto amount = amount_of_money().read(text, turn);
  if (!amount || !amount->has_figure() || amount->is_rate()) return std::nullopt;
  // One digit may be the place of a button.
  if (amount->satang != 0 && std::abs(amount->satang) < kLeastOfTwoDigits) return std::nullopt;
  return AnotherFigure{*amount, days_in(text, turn.today), turn.today};
}

void set_another(IncomeAnswers& form, const Json& json) {
  const auto written_on = parse_iso_date(json.is_object() ? json.value("on", "") : "");
  if (!written_on || !json.contains("amount")) return;
  form.another = AnotherFigure{json.at("amount").get<AmountAnswer>(),
                               days_from(json.value("days", Json::object())), *written_on};
}

void use_another(IncomeAnswers& form) {
  if (form.second != SecondFigure::kInstead || !form.another) return;
  form.amount = form.another->amount;
  form.days = form.another->days;
  form.written_on = form.another->written_on;
}

// To be asked about what is unusual for a house tells what is usual.
Against against_what_they_know(const IncomeAnswers& form, Turn& turn) {
  if (is_for_other(form) && !sees_amounts(house_of(form), turn)) return Against::kUsual;
  return against_usual(house_of(form).id, total_of(form), turn);
}

// Why a figure is read back before it is written down; each has a sentence of its own. What
// somebody says for another always is.
const char* doubt(const IncomeAnswers& form, Turn& turn) {
  if (is_for_other(form) && form.amount.kind == AnswerKind::kNoIncome) {
    return "report_for.sure_none";
  }
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
  if (form.amount.is_rate() && form.count > 1) return "report.sure_product";
  if (form.amount.said_as == SaidAs::kProduct) return "report.sure_product";
  if (form.amount.said_as == SaidAs::kSum) return "report.sure_sum";
  if (form.amount.said_as == SaidAs::kEllipsis) return "report.sure_ellipsis";
  if (is_for_other(form)) return "report_for.sure";
  // One digit instead of a yes may be the number of a button.
  const bool may_be_button = form.is_typed_again && std::abs(total_of(form)) < kLeastOfTwoDigits;
  return may_be_button ? "report.sure" : nullptr;
}

// Which house is meant, where the person has more than one to speak for; else "none".
std::string house_named(const IncomeAnswers& form) {
  const bool is_only_one = !is_for_other(form) && form.houses->size() == 1;
  return is_only_one ? "none" : house_of(form).house_no + " " + house_of(form).head_name;
}

Say sure_prompt(const IncomeAnswers& form, Turn& turn) {
  const char* key = doubt(form, turn);
  const bool is_product = form.amount.said_as == SaidAs::kProduct;
  return {key == nullptr ? "report.sure" : key,
          {{"amount", amount_text(total_of(form))},
           {"text", form.amount.text},
           {"house", house_named(form)},
           {"period", period_text(period_of(form, turn), turn.language)},
           {"unit_amount", amount_text(is_product ? form.amount.unit_satang : form.amount.satang)},
           {"count", is_product ? form.amount.quantity : std::int64_t{form.count}}}};
}

Day told_on(const IncomeAnswers& form) { return form.written_on.value_or(form.begun_on); }

// What a yes to the figure writes.
JsonValue report_values(const IncomeAnswers& form, Turn& turn) {
  const Period period = period_of(form, turn);
  return Json{{"house", house_of(form).id},
              {"period", period_key(period)},
              {"month", month_key(std::clamp(told_on(form), period.from, period.to))},
              {"kind", to_text(form.amount.kind)},
              {"satang", total_of(form)},
              {"net", form.amount.is_net},
              {"about", form.amount.is_approximate}};
}

// What the household already said about these days, if it must be asked what to do about it.
const EarlierReports* conflict(const IncomeAnswers& form, Turn& turn) {
  if (!is_report(form)) return nullptr;
  const Household& house = house_of(form);
  const EarlierReports& earlier = reports_in(house.id, period_of(form, turn), turn);
  if (earlier.figures.empty()) return nullptr;
  // What the house's own people sent is theirs to replace: they are asked.
  if (yields_to_owner(house, earlier, turn)) return nullptr;
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

// Of somebody else's figures the latest; empty if all are the person's own.
AccountId reported_by_another(const EarlierReports& earlier, const Turn& turn) {
  const IncomeReport* latest = nullptr;
  for (const auto& report : earlier.figures) {
    if (report.reported_by == turn.account.user_id) continue;
    if (latest == nullptr || report.created_at_ms > latest->created_at_ms) latest = &report;
  }
  return latest == nullptr ? AccountId() : latest->reported_by;
}

// "บวกกัน", "เอายอดเดิม", "อันใหม่": also in other words than the labels.
Reader<std::string> keep_replace_or_add() {
  auto reader =
      one_of({{"report.keep", "keep"}, {"report.replace", "replace"}, {"report.add", "add"}});
  reader.read = [](const std::string& text, const Turn&) -> Result<std::string> {
    switch (read_old_or_new(text)) {
      case WhichOf::kBoth:
        return "add";
      case WhichOf::kFirst:
      case WhichOf::kSame:
        return "keep";
      case WhichOf::kSecond:
        return "replace";
      case WhichOf::kUnclear:
        break;
    }
    return tl::make_unexpected(Problem{"problem.choose"});
  };
  return reader;
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
           {"who", name_of(reported_by_another(earlier, turn), turn)},
           {"new", amount_text(total_of(form))}}};
}

// What becomes of the earlier reports depends on which they are.
JsonValue values_with_earlier(const IncomeAnswers& form, Turn& turn) {
  Json values = report_values(form, turn).json();
  values["earlier"] = Json::array();
  if (const EarlierReports* earlier = conflict(form, turn)) {
    for (const auto& report : earlier->figures) values["earlier"].push_back(report.id);
  }
  return values;
}

// "เอ้ย 350": no second figure, but another first one.
std::optional<std::pair<std::string, JsonValue>> mended_amount_in(const IncomeAnswers& form,
                                                                  const std::string& text,
                                                                  Turn& turn) {
  const auto amount = amount_instead(text, form.amount.satang, turn);
  if (!amount) return std::nullopt;
  return std::pair{std::string("amount"), JsonValue(Json(*amount))};
}

}  // namespace

std::optional<std::pair<std::string, JsonValue>> another_report_in(const IncomeAnswers& form,
                                                                   const std::string& text,
                                                                   Turn& turn) {
  if (auto mended = mended_amount_in(form, text, turn)) return mended;
  // The same words once more are no other figure: the question is put again.
  if (form.second == SecondFigure::kBoth || text == form.amount.text) return std::nullopt;
  const auto another = another_figure(text, turn);
  if (!another) return std::nullopt;
  return std::pair{std::string(kAnother), JsonValue(Json{{"amount", another->amount},
                                                         {"days", json_of(another->days)},
                                                         {"on", iso_date(another->written_on)}})};
}

NewReport report_from(const IncomeAnswers& form, const State& state, Turn& turn) {
  NewReport report;
  report.period = period_of(form, turn);
  report.satang = total_of(form);
  report.is_net = form.amount.is_net;
  report.is_approximate = form.amount.is_approximate;
  report.says_no_income = form.amount.kind == AnswerKind::kNoIncome;
  // A button has no words of its own: what was written before it is what it made clear.
  report.text = form.amount.text.empty() ? state.said : form.amount.text;
  report.told_on = told_on(form);
  return report;
}

SavedReport save_income(const IncomeAnswers& form, const NewReport& report, Turn& turn) {
  const Household& house = house_of(form);
  // What would still be asked for is here.
  drop_held(people_of(house.id, Helpers::kIncluded, turn), round_topic(house.id), turn);
  end_rest(house, turn);
  const EarlierReports& earlier = reports_in(house.id, report.period, turn);
  const bool replaces =
      form.already == AlreadySaid::kReplace || (earlier.says_no_income() && report.satang != 0);
  return replaces ? replace_reports(house, report, earlier, turn) : add_report(house, report, turn);
}

void ask_amount(FormConversation<IncomeAnswers>& talk) {
  talk.ask("amount", &IncomeAnswers::amount, amount_of_money())
      .dated()
      .fact(
          kDaysFact, [](IncomeAnswers& form, const Json& json) { form.days = days_from(json); },
          days_fact)
      .fact(
          kWrittenFact,
          [](IncomeAnswers& form, const Json& json) {
            form.written_on = parse_iso_date(json.is_string() ? json.get<std::string>() : "");
          },
          written_fact)
      .fact(kAnother, set_another)
      .fact(kTypedAgain,
            [](IncomeAnswers& form, const Json& json) { form.is_typed_again = json == true; });
}

std::optional<Start> report_of_another(const IncomeAnswers& form, const char* name) {
  if (!form.another || form.second != SecondFigure::kBoth) return std::nullopt;
  const std::string written_on = iso_date(form.another->written_on);
  JsonValue answers = Json{{"amount", form.another->amount}, {kWrittenFact, written_on}};
  const Json days = json_of(form.another->days);
  if (!days.empty()) answers.set(kDaysFact, days);
  if (is_for_other(form)) answers.set("programme", form.programme);
  if (!form.house.empty()) answers.set("house", form.house);
  return Start{name, std::move(answers), {}, form.another->written_on};
}

void ask_rest_of_income(FormConversation<IncomeAnswers>& talk) {
  talk.ask("second", &IncomeAnswers::second, words_up_to(20))
      .only_if([](const IncomeAnswers& form, Turn&) { return form.another.has_value(); })
      .prompt([](const IncomeAnswers& form, Turn&) {
        return Say{"report.second",
                   {{"first", amount_text(form.amount.satang)},
                    {"second", amount_text(form.another->amount.satang)}}};
      })
      .choices([](const IncomeAnswers& form, Turn&) {
        const Values first{{"amount", amount_text(form.amount.satang)}};
        return std::vector<Choice>{{"report.second_both", "both"},
                                   {"report.second_instead", "instead", {}, first}};
      })
      .only_choices()
      .settle([](IncomeAnswers& form, Turn&) { use_another(form); });
  talk.ask("period", &IncomeAnswers::period, past_days())
      .only_if(needs_period)
      .choices(period_choices)
      .divert(another_report_in);
  talk.ask("count", &IncomeAnswers::count, whole_number(1, 10'000))
      .only_if([](const IncomeAnswers& form, Turn&) { return form.amount.is_rate(); })
      .must([](const IncomeAnswers& form, Turn&) { return too_large(total_of(form)); })
      .prompt([](const IncomeAnswers& form, Turn&) {
        return Say{"report.count",
                   {{"unit", form.amount.unit}, {"amount", amount_text(form.amount.satang)}}};
      })
      .choices(std::vector<Choice>{{"report.count_total", 1}})
      .divert([](const IncomeAnswers& form, const std::string& text, Turn& turn) {
        return read_count(text) ? std::nullopt : another_report_in(form, text, turn);
      });
  talk.confirm("sure", "amount", right_or_wrong())
      .or_answer_again()
      .divert(mended_amount_in)
      .contract(report_values)
      .only_if([](const IncomeAnswers& form, Turn& turn) { return doubt(form, turn) != nullptr; })
      .prompt(sure_prompt);
  talk.ask("already", &IncomeAnswers::already, keep_replace_or_add())
      .contract(values_with_earlier)
      .only_if(
          [](const IncomeAnswers& form, Turn& turn) { return conflict(form, turn) != nullptr; })
      .prompt(already_prompt)
      .divert(another_report_in);
}

}  // namespace sammachip
