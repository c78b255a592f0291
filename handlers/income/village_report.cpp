// The incomes of many houses in one message: a table to confirm, only the unclear lines asked
// about, then all of them written down as proxy reports. DOMAIN 8 "no smartphone", 12.2.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "handlers/income/proposals.h"
#include "handlers/income/proxy_reports.h"
#include "handlers/income/reports.h"
#include "handlers/income/silent_houses.h"
#include "handlers/income/talks.h"
#include "handlers/income/village_list.h"
#include "handlers/questions/readers.h"
#include "handlers/village/house_choice.h"
#include "handlers/visits/help_desk.h"
#include "handlers/words/endings.h"
#include "language/answers/answers.h"
#include "storage/records.h"

namespace sammachip {

namespace {

constexpr std::size_t kLongestList = 4'000;
constexpr std::size_t kMostLineChoices = 9;

const VillageLine& unclear_line(const VillageListForm& form, std::size_t place) {
  return form.lines[form.unclear.at(place)];
}

Choice line_choice(const char* label_key, const LineAnswer& answer, Values values = {}) {
  return {label_key, Json(answer), {}, std::move(values)};
}

LineAnswer with_amount(const char* kind, std::int64_t satang = 0) {
  AmountAnswer amount;
  amount.kind = kind;
  amount.satang = satang;
  amount.said_as = "chosen";
  return {{}, amount};
}

// A house that has its line already is not offered a second one.
bool has_entry(const VillageListForm& form, const std::string& house_id, const Turn& turn) {
  const auto entries = entries_of(form, turn);
  return std::any_of(entries.begin(), entries.end(),
                     [&](const ListEntry& entry) { return entry.house->id == house_id; });
}

std::vector<Choice> house_line_choices(const VillageListForm& form, const VillageLine& line,
                                       Turn& turn) {
  std::vector<Choice> choices;
  for (std::size_t i = 0; i < form.houses.size() && choices.size() < kMostLineChoices; ++i) {
    const Household& house = form.houses[i];
    const bool may_be_it = line.houses.empty() || std::find(line.houses.begin(), line.houses.end(),
                                                            i) != line.houses.end();
    if (!may_be_it || has_entry(form, house.id, turn)) continue;
    choices.push_back(line_choice("report.house_choice", {house.id, std::nullopt},
                                  {{"house", house.house_no}, {"name", house.head_name}}));
  }
  choices.push_back(line_choice("village_report.answer_leave", {}));
  return choices;
}

std::vector<Choice> unclear_choices(const VillageListForm& form, std::size_t place, Turn& turn) {
  const VillageLine& line = unclear_line(form, place);
  if (asks_for_house(line)) return house_line_choices(form, line, turn);
  std::vector<Choice> choices;
  for (const auto satang : line.amount.choices) {
    choices.push_back(line_choice("amount.baht", with_amount("figure", satang),
                                  {{"amount", amount_text(satang)}}));
  }
  choices.push_back(line_choice("amount.no_income", with_amount("no_income")));
  choices.push_back(line_choice("amount.not_yet", with_amount("not_yet")));
  choices.push_back(line_choice("village_report.answer_leave", {}));
  return choices;
}

Say unclear_prompt(const VillageListForm& form, std::size_t place, Turn& turn) {
  const VillageLine& line = unclear_line(form, place);
  Values values{{"number", static_cast<std::int64_t>(place + 1)},
                {"count", static_cast<std::int64_t>(form.unclear.size())},
                {"line", line.line}};
  if (asks_for_house(line)) return {"village_report.which_house", values, {}, {}};
  values.emplace_back("house", house_label(form.houses[line.houses.front()], turn));
  return {"village_report.which_amount", values, {}, {}};
}

Reader<LineAnswer> line_answer() {
  Reader<LineAnswer> reader;
  reader.read = [](const std::string& text, const Turn& turn) -> Result<LineAnswer> {
    const auto amount = amount_of_money().read(text, turn);
    if (amount) return LineAnswer{{}, *amount};
    Problem problem = amount.error();
    // Its buttons answer with an amount; here they answer with a line.
    for (auto& choice : problem.choices) {
      choice.value = Json(LineAnswer{{}, choice.value.json().get<AmountAnswer>()});
    }
    return tl::make_unexpected(problem);
  };
  reader.check = [](const LineAnswer& answer, const Turn& turn) -> std::optional<Problem> {
    if (!answer.amount) return std::nullopt;
    return amount_of_money().check(*answer.amount, turn);
  };
  return reader;
}

std::optional<Problem> must_fit(const VillageListForm& form, std::size_t place, Turn& turn) {
  if (place >= form.unclear.size()) return std::nullopt;
  const LineAnswer& answer = form.*kLineAnswers.at(place);
  if (answer.leaves_it_out()) return std::nullopt;
  const bool wants_house = asks_for_house(unclear_line(form, place));
  if (wants_house != answer.house.empty()) {
    if (!wants_house) return std::nullopt;
    return Problem{"problem.choose", {}, {}};
  }
  if (answer.amount && answer.amount->said_as == "rate") {
    return Problem{"village_report.in_all", {}, {}};
  }
  if (wants_house && !house_within(answer.house, Act::kReportIncome, turn)) {
    return Problem{"village.not_yours", {}, {}};
  }
  return std::nullopt;
}

bool any_missed(const VillageListForm& form, Turn& turn) {
  const auto entries = entries_of(form, turn);
  return std::any_of(entries.begin(), entries.end(), [&](const ListEntry& entry) {
    return missed_round(*entry.house, turn).has_value();
  });
}

bool any_reported(const VillageListForm& form, Turn& turn) {
  const auto entries = entries_of(form, turn);
  return std::any_of(entries.begin(), entries.end(),
                     [&](const ListEntry& entry) { return is_reported(form, *entry.house, turn); });
}

// What the house's own people sent is not replaced: they are asked.
std::vector<Choice> choices_if_reported(const VillageListForm& form, Turn& turn) {
  const auto entries = entries_of(form, turn);
  const bool any_owner = std::any_of(entries.begin(), entries.end(), [&](const ListEntry& entry) {
    const Period period = period_for(form, *entry.house, turn);
    return yields_to_owner(*entry.house, reports_in(entry.house->id, period, turn), turn);
  });
  return {{"village_report.answer_skip", "skip", {}, {}},
          {any_owner ? "village_report.answer_propose" : "report.replace", "replace", {}, {}}};
}

Reader<std::string> which_round() {
  Reader<std::string> reader = words_up_to(20);
  reader.check = [](const std::string& value, const Turn&) -> std::optional<Problem> {
    const bool is_known = (value.starts_with("this/") || value.starts_with("last/")) &&
                          parse_iso_date(value.substr(5)).has_value();
    if (is_known) return std::nullopt;
    return Problem{"problem.choose", {}, {}};
  };
  return reader;
}

// True if it was written down.
bool save_entry(const VillageListForm& form, const ListEntry& entry, Turn& turn) {
  const auto house = house_within(entry.house->id, Act::kReportIncome, turn);
  if (!house) return false;
  const bool is_heavy = says_heavy_news(entry.line->line);
  if (is_heavy) urgent_for_house(house->id, std::nullopt, turn);
  const Period period = period_for(form, *house, turn);
  const EarlierReports& earlier = reports_in(house->id, period, turn);
  if (!earlier.figures.empty() && form.already != "replace") return false;
  const AmountAnswer& amount = entry.amount;
  if (!amount.has_figure() && amount.kind != "no_income") {
    note_without_figure(*house, period, amount.kind, turn);
    return true;
  }
  NewReport report;
  report.period = period;
  report.satang = amount.satang;
  report.is_net = amount.is_net;
  report.is_approximate = amount.is_approximate;
  report.says_no_income = amount.kind == "no_income";
  if (!is_heavy) report.text = entry.line->words;
  if (propose(*house, report, turn)) return false;
  report.source = proxy_source(*house, turn);
  const SavedReport saved = earlier.figures.empty()
                                ? add_report(*house, report, turn)
                                : replace_reports(*house, report, earlier, turn);
  tell_owners(*house, saved.report, turn);
  return true;
}

Ending save_list(const VillageListForm& form, const State&, Turn& turn) {
  if (!village_year(form.programme, Act::kReportIncome, turn)) return not_yours();
  const auto entries = entries_of(form, turn);
  const auto written = std::count_if(entries.begin(), entries.end(), [&](const ListEntry& entry) {
    return save_entry(form, entry, turn);
  });
  const auto proposed = proposed_now(turn);
  const auto left_out = static_cast<std::int64_t>(form.lines.size()) - written - proposed;
  Ending ending;
  const char* key = written == 0    ? "village_report.nothing"
                    : left_out == 0 ? "village_report.saved"
                                    : "village_report.saved_some";
  const Values counts{{"houses", static_cast<std::int64_t>(written)}, {"left_out", left_out}};
  if (written > 0 || proposed == 0) ending.says.push_back({key, counts, {}, {}});
  if (proposed > 0) {
    ending.says.push_back({"village_report.proposed", {{"houses", proposed}}, {}, {}});
  }
  ending.buttons = {{"button.who_left", "who_left|" + form.programme, {}},
                    {"button.report_all", "report_all|" + form.programme, {}},
                    {"button.next", "next", {}},
                    {"button.menu", "menu", {}}};
  return ending;
}

void ask_unclear_line(FormConversation<VillageListForm>& talk, std::size_t place) {
  talk.ask("unclear_" + std::to_string(place + 1), kLineAnswers.at(place), line_answer())
      .only_if([place](const VillageListForm& form, Turn&) { return place < form.unclear.size(); })
      .prompt([place](const VillageListForm& form, Turn& turn) {
        return unclear_prompt(form, place, turn);
      })
      .choices([place](const VillageListForm& form, Turn& turn) {
        return unclear_choices(form, place, turn);
      })
      .must(
          [place](const VillageListForm& form, Turn& turn) { return must_fit(form, place, turn); });
}

}  // namespace

std::unique_ptr<Conversation> village_report_talk() {
  auto talk = std::make_unique<FormConversation<VillageListForm>>("village_report");
  talk->ask("list", &VillageListForm::list, words_up_to(kLongestList));
  ask_village(*talk, &VillageListForm::programme, Act::kReportIncome);
  talk->settle(read_list);
  for (std::size_t i = 0; i < kMostUnclearLines; ++i) ask_unclear_line(*talk, i);
  talk->ask("round", &VillageListForm::round, which_round())
      .only_if(any_missed)
      .choices([](const VillageListForm&, Turn& turn) {
        const std::string today = "/" + iso_date(turn.today);
        return std::vector<Choice>{{"village_report.answer_last", "last" + today, {}, {}},
                                   {"village_report.answer_this", "this" + today, {}, {}}};
      })
      .only_choices();
  talk->ask("already", &VillageListForm::already,
            one_of({{"village_report.answer_skip", "skip", {}, {}},
                    {"report.replace", "replace", {}, {}}}))
      .only_if(any_reported)
      .choices(choices_if_reported);
  talk->confirm("sure", "list",
                yes_or_no("village_report.answer_save", "village_report.answer_again"))
      .only_if(
          [](const VillageListForm& form, Turn& turn) { return !entries_of(form, turn).empty(); })
      .prompt([](const VillageListForm& form, Turn& turn) {
        return Say{"village_report.sure",
                   {{"table", table_of(form, turn)},
                    {"houses", static_cast<std::int64_t>(entries_of(form, turn).size())}},
                   {},
                   {}};
      });
  talk->then(save_list);
  return talk;
}

}  // namespace sammachip
