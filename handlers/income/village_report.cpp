// The incomes of many houses in one message: a table to confirm, only the unclear lines asked
// about, then all of them written down as proxy reports. docs/programme.md 4.4.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "handlers/income/proposals.h"
#include "handlers/income/proxy_reports.h"
#include "handlers/income/reports.h"
#include "handlers/income/talks.h"
#include "handlers/income/village_list.h"
#include "handlers/questions/readers.h"
#include "handlers/village/house_choice.h"
#include "handlers/village/still_open.h"
#include "handlers/visits/help_desk.h"
#include "handlers/words/endings.h"
#include "handlers/words/wording.h"
#include "language/answers/answers.h"
#include "storage/records.h"

namespace sammachip {

namespace {

constexpr std::size_t kMostLineChoices = 9;

// What may be asked in this message, for the reader of the answers.
struct AskedAboutList {
  std::string id;
  Day written_on{};
  std::vector<Doubt> doubts;
};

void look_up(VillageListForm& form, Turn& turn) {
  look_up_list(form, turn);
  auto& asked = turn.memo.of<AskedAboutList>();
  asked = {form.list.id, parse_iso_date(form.list.written_on).value_or(turn.today), form.doubts};
}

const ReadLine& line_in_doubt(const VillageListForm& form, std::size_t place) {
  return form.read.lines[form.doubts.at(place).line];
}

LineAnswer with_house(const Household& house, const Turn& turn) {
  const auto& asked = turn.memo.of<AskedAboutList>();
  LineAnswer answer{asked.id};
  answer.house = house.id;
  answer.rounds = rounds_on(asked.written_on, house, turn);
  return answer;
}

LineAnswer with_amount(const AmountAnswer& amount, const Turn& turn) {
  LineAnswer answer{turn.memo.of<AskedAboutList>().id};
  answer.amount = amount;
  return answer;
}

LineAnswer with_days(const std::string& days, const Turn& turn) {
  LineAnswer answer{turn.memo.of<AskedAboutList>().id};
  answer.days = days;
  return answer;
}

// A house that has its line already is not to be given a second one.
bool has_other_line(const VillageListForm& form, const HouseholdId& house_id, std::size_t but_not) {
  for (std::size_t i = 0; i < form.read.lines.size(); ++i) {
    const Household* house = i == but_not ? nullptr : house_of_line(form, i);
    if (house != nullptr && house->id == house_id) return true;
  }
  return false;
}

// Those that the line may be about; if it names none, all, and first those that the number begins.
std::vector<Household> houses_for_line(const VillageListForm& form, std::size_t line) {
  const ReadLine& read = form.read.lines[line];
  std::vector<Household> houses;
  for (const auto& house : form.houses) {
    const bool may_be_it = read.houses.empty() || std::find(read.houses.begin(), read.houses.end(),
                                                            house.id) != read.houses.end();
    if (may_be_it && !has_other_line(form, house.id, line)) houses.push_back(house);
  }
  std::stable_partition(houses.begin(), houses.end(), [&](const Household& house) {
    return !read.number.empty() && house.house_no.starts_with(read.number + "/");
  });
  if (houses.size() > kMostLineChoices) houses.resize(kMostLineChoices);
  return houses;
}

void add_amount_choices(std::vector<Choice>& choices, const ReadLine& line, const Turn& turn) {
  for (const auto satang : line.amounts) choices.push_back(amount_choice(satang));
  choices.push_back(amount_kind_choice("amount.no_income", AnswerKind::kNoIncome));
  choices.push_back(amount_kind_choice("amount.not_yet", AnswerKind::kNotYet));
  // Its buttons answer with an amount; here they answer with a line.
  for (auto& choice : choices) {
    choice.value = Json(with_amount(choice.value.json().get<AmountAnswer>(), turn));
  }
}

void add_days_choices(std::vector<Choice>& choices, const VillageListForm& form, std::size_t line,
                      const Turn& turn) {
  for (const auto& days : form.read.lines[line].days) {
    const auto period = parse_period(days);
    if (!period) continue;
    choices.push_back({"", Json(with_days(days, turn)), period_text(*period, turn.language)});
  }
  const std::string round = rounds_of_line(form, line).current;
  choices.push_back({"report.period_this_round", Json(with_days(round, turn))});
}

std::vector<Choice> doubt_choices(const VillageListForm& form, std::size_t place, Turn& turn) {
  const std::size_t line = form.doubts.at(place).line;
  std::vector<Choice> choices;
  switch (form.doubts[place].is) {
    case DoubtIs::kHouse:
      for (const auto& house : houses_for_line(form, line)) {
        choices.push_back(house_choice(house));
        choices.back().value = Json(with_house(house, turn));
      }
      break;
    case DoubtIs::kAmount:
      add_amount_choices(choices, form.read.lines[line], turn);
      break;
    case DoubtIs::kDays:
      add_days_choices(choices, form, line, turn);
      break;
  }
  choices.push_back({"village_report.answer_leave", Json(LineAnswer{form.list.id})});
  return choices;
}

Say doubt_prompt(const VillageListForm& form, std::size_t place, Turn& turn) {
  const Doubt& doubt = form.doubts.at(place);
  Values values{{"number", static_cast<std::int64_t>(place + 1)},
                {"count", static_cast<std::int64_t>(form.doubts.size())},
                {"line", line_in_doubt(form, place).line}};
  if (doubt.is == DoubtIs::kHouse) return {"village_report.which_house", values};
  const Household* house = house_of_line(form, doubt.line);
  values.emplace_back("house", house == nullptr ? std::string() : house_label(*house, turn));
  return {
      doubt.is == DoubtIs::kAmount ? "village_report.which_amount" : "village_report.which_days",
      values};
}

Result<LineAnswer> read_house(const std::string& text, const Turn& turn) {
  const auto id = house_for(Act::kReportIncome).read(text, turn);
  const auto house = id ? house_within(HouseholdId(*id), Act::kReportIncome, turn) : std::nullopt;
  if (house) return with_house(*house, turn);
  return tl::make_unexpected(Problem{"report.house_again"});
}

Result<LineAnswer> read_amount_of_line(const std::string& text, const Turn& turn) {
  const auto amount = amount_of_money().read(text, turn);
  if (amount) {
    LineAnswer answer = with_amount(*amount, turn);
    const DaysRead days = days_in(text, turn);
    if (!days.are_clear) return tl::make_unexpected(Problem{"report.period_again"});
    if (!days.days.empty()) answer.days = days.days.front();
    return answer;
  }
  Problem problem = amount.error();
  for (auto& choice : problem.choices) {
    choice.value = Json(with_amount(choice.value.json().get<AmountAnswer>(), turn));
  }
  return tl::make_unexpected(problem);
}

Result<LineAnswer> read_days(const std::string& text, const Turn& turn) {
  const DaysRead days = days_in(text, turn);
  if (days.are_clear && !days.days.empty()) return with_days(days.days.front(), turn);
  return tl::make_unexpected(Problem{"report.period_again"});
}

Reader<LineAnswer> line_answer(std::size_t place) {
  Reader<LineAnswer> reader;
  reader.read = [place](const std::string& text, const Turn& turn) -> Result<LineAnswer> {
    const auto& doubts = turn.memo.of<AskedAboutList>().doubts;
    if (place >= doubts.size()) return tl::make_unexpected(Problem{"problem.choose"});
    switch (doubts[place].is) {
      case DoubtIs::kHouse:
        return read_house(text, turn);
      case DoubtIs::kAmount:
        return read_amount_of_line(text, turn);
      case DoubtIs::kDays:
        break;
    }
    return read_days(text, turn);
  };
  reader.check = [](const LineAnswer& answer, const Turn& turn) -> std::optional<Problem> {
    if (!answer.amount) return std::nullopt;
    return amount_of_money().check(*answer.amount, turn);
  };
  return reader;
}

std::optional<Problem> must_fit(const VillageListForm& form, std::size_t place, Turn& turn) {
  const Problem choose{"problem.choose"};
  const LineAnswer& answer = form.*kLineAnswers.at(place);
  // It was given about a line of another list.
  if (place >= form.doubts.size() || answer.list != form.list.id) return choose;
  if (answer.leaves_it_out()) return std::nullopt;
  switch (form.doubts[place].is) {
    case DoubtIs::kHouse:
      if (answer.house.empty() || !parse_period(answer.rounds.current)) return choose;
      if (!house_within(answer.house, Act::kReportIncome, turn)) {
        return Problem{"village.not_yours"};
      }
      if (!has_other_line(form, answer.house, form.doubts[place].line)) return std::nullopt;
      return Problem{"village_report.has_line"};
    case DoubtIs::kAmount:
      if (!answer.amount) return choose;
      if (answer.amount->said_as != SaidAs::kRate) return std::nullopt;
      return Problem{"village_report.in_all"};
    case DoubtIs::kDays:
      break;
  }
  if (parse_period(answer.days)) return std::nullopt;
  return choose;
}

bool any_reported(const VillageListForm& form, Turn& turn) {
  const auto entries = entries_of(form);
  return std::any_of(entries.begin(), entries.end(),
                     [&](const ListEntry& entry) { return is_reported(entry, turn); });
}

// What the house's own people sent is not replaced: they are asked.
std::vector<Choice> choices_if_reported(const VillageListForm& form, Turn& turn) {
  const auto entries = entries_of(form);
  const bool any_owner = std::any_of(entries.begin(), entries.end(), [&](const ListEntry& entry) {
    return yields_to_owner(entry.house, reports_in(entry.house.id, entry.period, turn), turn);
  });
  return {
      {"village_report.answer_skip", form.list.id + "|skip"},
      {any_owner ? "village_report.answer_propose" : "report.replace", form.list.id + "|replace"}};
}

// Only what was answered to this very list.
std::optional<Problem> must_be_of_list(const VillageListForm& form, const std::string& answer) {
  if (!said_of(form, answer).empty()) return std::nullopt;
  return Problem{"problem.choose"};
}

std::vector<Choice> round_choices(const VillageListForm& form, Turn& turn) {
  std::vector<Choice> choices;
  for (const auto& days : form.read.days) {
    const auto period = parse_period(days);
    if (!period || choices.size() == kMostLineChoices) continue;
    choices.push_back({"", form.list.id + "|" + days, period_text(*period, turn.language)});
  }
  choices.push_back({"village_report.answer_last", form.list.id + "|last"});
  choices.push_back({"village_report.answer_this", form.list.id + "|this"});
  return choices;
}

std::vector<Choice> village_of_list_choices(const VillageListForm& form, Turn& turn) {
  std::vector<Choice> choices;
  for (const auto& read : form.list.villages) {
    const auto village = village_year(read.programme, Act::kReportIncome, turn);
    if (!village) continue;
    choices.push_back({"", read.programme, village_text(village->place, turn)});
  }
  return choices;
}

std::optional<Problem> must_be_read(const VillageListForm& form, Turn&) {
  const auto& villages = form.list.villages;
  const bool is_read = std::any_of(villages.begin(), villages.end(), [&](const ReadVillage& one) {
    return one.programme == form.programme;
  });
  if (is_read) return std::nullopt;
  return Problem{"problem.choose"};
}

// True if it was written down.
bool save_entry(const VillageListForm& form, const ListEntry& entry, Turn& turn) {
  const auto house = house_within(entry.house.id, Act::kReportIncome, turn);
  if (!house) return false;
  const bool is_heavy = says_heavy_news(entry.line->line);
  if (is_heavy) urgent_for_house(house->id, std::nullopt, turn);
  const EarlierReports& earlier = reports_in(house->id, entry.period, turn);
  if (is_left_out(form, entry, turn)) return false;
  const AmountAnswer& amount = entry.amount;
  if (!amount.is_report()) {
    save_without_figure(*house, entry.period, amount.kind, turn);
    return true;
  }
  NewReport report;
  report.period = entry.period;
  report.satang = amount.satang;
  report.is_net = amount.is_net;
  report.is_approximate = amount.is_approximate;
  report.says_no_income = amount.kind == AnswerKind::kNoIncome;
  report.told_on = parse_iso_date(form.list.written_on);
  if (!is_heavy) report.text = entry.line->words;
  if (propose(*house, report, turn)) return false;
  report.source = proxy_source(*house, turn);
  const SavedReport saved = earlier.figures.empty()
                                ? add_report(*house, report, turn)
                                : replace_reports(*house, report, earlier, turn);
  tell_owners(*house, saved.report, turn);
  return true;
}

Ending save_list(const VillageListForm& form, Turn& turn) {
  const auto entries = entries_of(form);
  const auto written = std::count_if(entries.begin(), entries.end(), [&](const ListEntry& entry) {
    return save_entry(form, entry, turn);
  });
  const auto proposed = proposed_now(turn);
  const auto left_out = static_cast<std::int64_t>(form.read.lines.size()) - written - proposed;
  Ending ending;
  const char* key = written == 0    ? "village_report.nothing"
                    : left_out == 0 ? "village_report.saved"
                                    : "village_report.saved_some";
  const Values counts{{"houses", static_cast<std::int64_t>(written)}, {"left_out", left_out}};
  if (written > 0 || proposed == 0) ending.says.push_back({key, counts});
  if (proposed > 0) {
    ending.says.push_back({"village_report.proposed", {{"houses", proposed}}});
  }
  ending.buttons = {{"button.who_left", "who_left|" + form.programme},
                    {"button.report_all", "report_all|" + form.programme},
                    {"button.next", "next"},
                    {"button.menu", "menu"}};
  return ending;
}

void ask_doubt(FormConversation<VillageListForm>& talk, std::size_t place) {
  talk.ask("unclear_" + std::to_string(place + 1), kLineAnswers.at(place), line_answer(place))
      .only_if([place](const VillageListForm& form, Turn&) { return is_in_doubt(form, place); })
      .prompt([place](const VillageListForm& form, Turn& turn) {
        return doubt_prompt(form, place, turn);
      })
      .choices([place](const VillageListForm& form, Turn& turn) {
        return doubt_choices(form, place, turn);
      })
      .must(
          [place](const VillageListForm& form, Turn& turn) { return must_fit(form, place, turn); });
}

void ask_list(FormConversation<VillageListForm>& talk) {
  talk.prepare([](VillageListForm&, const State& state, Turn& turn) {
    keep_to_village(ProgrammeId(state.answers.text_of("programme")), turn);
  });
  talk.ask("list", &VillageListForm::list, village_list());
  talk.settle(look_up);
  ask_village(talk, &VillageListForm::programme, Act::kReportIncome);
  talk.only_if([](const VillageListForm& form, Turn&) { return form.list.villages.size() > 1; })
      .choices(village_of_list_choices)
      .must(must_be_read)
      .settle(look_up);
}

void ask_what_stands(FormConversation<VillageListForm>& talk) {
  talk.ask("round", &VillageListForm::round, words_up_to(40))
      .only_if([](const VillageListForm& form, Turn&) { return wants_round(form); })
      .choices(round_choices)
      .only_choices()
      .must([](const VillageListForm& form, Turn&) { return must_be_of_list(form, form.round); });
  talk.ask("already", &VillageListForm::already, words_up_to(40))
      .only_if(any_reported)
      .choices(choices_if_reported)
      .only_choices()
      .must([](const VillageListForm& form, Turn&) { return must_be_of_list(form, form.already); });
}

}  // namespace

std::unique_ptr<Conversation> village_report_talk() {
  auto talk = std::make_unique<FormConversation<VillageListForm>>("village_report");
  ask_list(*talk);
  for (std::size_t i = 0; i < kMostDoubts; ++i) ask_doubt(*talk, i);
  ask_what_stands(*talk);
  talk->confirm("sure", "list",
                yes_or_no("village_report.answer_save", "village_report.answer_again"))
      .contract(village_list_writes)
      .only_if([](const VillageListForm& form, Turn&) { return !entries_of(form).empty(); })
      .prompt([](const VillageListForm& form, Turn& turn) {
        return Say{"village_report.sure",
                   {{"village", form.village},
                    {"table", table_of(form, turn)},
                    {"houses", static_cast<std::int64_t>(entries_of(form).size())}}};
      });
  still_in_year(*talk, &VillageListForm::programme, Act::kReportIncome);
  talk->then(save_list);
  return talk;
}

}  // namespace sammachip
