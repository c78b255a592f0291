// What is written as an answer to which of two figures is to stand: the house's own, or what
// somebody else brought for the same days. Another figure is the house's correction, after a yes.
#include <nlohmann/json.hpp>

#include "bot/talks/form_answer.h"
#include "handlers/access/out_of_house.h"
#include "handlers/income/income_form.h"
#include "handlers/income/proposals.h"
#include "handlers/income/talks.h"
#include "handlers/questions/readers.h"
#include "handlers/words/told_figure.h"
#include "language/answers/answers.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"

namespace sammachip {

namespace {

// One digit may be the number of a line or a button.
constexpr std::int64_t kLeastToBeAFigure = 10'00;  // In satang.

enum class Which { kKeep, kTake, kAdd, kOwn };

constexpr auto enum_words(Which) {
  return std::to_array<std::string_view>({"keep", "take", "add", "own"});
}

struct WhichAnswer {
  Which which = Which::kKeep;
  AmountAnswer own;  // Of kOwn: another figure.
};

void to_json(Json& json, const WhichAnswer& answer) {
  json = Json{{"w", to_text(answer.which)}};
  if (answer.which == Which::kOwn) json["own"] = answer.own;
}

void from_json(const Json& json, WhichAnswer& answer) {
  const auto which = from_text<Which>(json.at("w").get<std::string>());
  if (!which) throw Json::other_error::create(501, "no such answer", &json);
  answer.which = *which;
  if (answer.which == Which::kOwn) json.at("own").get_to(answer.own);
}

struct WhichForm {
  WhichAnswer answer;
  ProposalId proposal;
  std::string mark;
  // Looked up.
  std::optional<ProposalQuestion> question;
};

// For the reader.
struct AskedWhich {
  std::optional<ProposalQuestion> question;
  std::string other;  // What who proposed it is called.
};

void look_up_proposal(WhichForm& form, Turn& turn) {
  form.question = proposal_question(form.proposal, turn.account.user_id, turn.today,
                                    {turn.language, turn.texts, turn.records});
  auto& asked = turn.memo.of<AskedWhich>();
  asked = {form.question, {}};
  if (!form.question) return;
  const auto other = turn.records.line_accounts.find(form.question->proposed_by);
  if (other) asked.other = other->called;
}

WhichAnswer answering(Which which) { return {which, {}}; }

std::optional<WhichAnswer> which_in_words(const std::string& text, const AskedWhich& asked) {
  const ProposalQuestion& question = *asked.question;
  switch (read_which_of(text, asked.other)) {
    case WhichOf::kFirst:
      return question.has_mine ? std::optional(answering(Which::kKeep)) : std::nullopt;
    case WhichOf::kSecond:
      return answering(question.is_same ? Which::kKeep : Which::kTake);
    case WhichOf::kBoth:
      return question.can_add ? std::optional(answering(Which::kAdd)) : std::nullopt;
    case WhichOf::kSame:
      return question.is_same ? std::optional(answering(Which::kKeep)) : std::nullopt;
    case WhichOf::kUnclear:
      break;
  }
  // Of two figures neither a yes nor a no says which.
  const YesNo said = read_yes_no(text);
  if (said == YesNo::kYes && question.is_same) return answering(Which::kKeep);
  if (said == YesNo::kYes && !question.has_mine) return answering(Which::kTake);
  if (said == YesNo::kNo && !question.has_mine) return answering(Which::kKeep);
  return std::nullopt;
}

std::optional<WhichAnswer> which_by_figure(const AmountAnswer& amount,
                                           const ProposalQuestion& question) {
  const bool is_figure = amount.is_report();
  if (!is_figure) return std::nullopt;
  if (question.has_mine && amount.satang == question.mine) {
    // The same amount as sold and as left is not told apart by it.
    if (amount.satang == question.theirs && !question.is_same) return std::nullopt;
    return answering(Which::kKeep);
  }
  if (amount.satang == question.theirs) return answering(Which::kTake);
  if (question.can_add && amount.satang == question.mine + question.theirs)
    return answering(Which::kAdd);
  const bool is_digit = amount.satang != 0 && std::abs(amount.satang) < kLeastToBeAFigure;
  if (is_digit) return std::nullopt;
  return WhichAnswer{Which::kOwn, amount};
}

Reader<WhichAnswer> which_answer() {
  Reader<WhichAnswer> reader;
  reader.read = [](const std::string& text, const Turn& turn) -> Result<WhichAnswer> {
    const auto& asked = turn.memo.of<AskedWhich>();
    const Problem choose{"problem.choose"};
    if (!asked.question) return tl::make_unexpected(choose);
    if (auto answer = which_in_words(text, asked)) return *std::move(answer);
    const auto amount = amount_of_money().read(text, turn);
    if (!amount) return tl::make_unexpected(choose);
    if (amount->is_rate()) return tl::make_unexpected(Problem{"correct_for.total"});
    if (auto answer = which_by_figure(*amount, *asked.question)) return *std::move(answer);
    return tl::make_unexpected(choose);
  };
  return reader;
}

// The same as under the question where it came of itself.
std::vector<Choice> which_choices(const WhichForm& form, Turn&) {
  std::vector<Choice> choices;
  if (!form.question) return choices;
  for (const auto& button : form.question->buttons) {
    const auto last = button.command.rfind('|');
    const auto before = button.command.rfind('|', last - 1);
    const std::string word = button.command.substr(before + 1, last - before - 1);
    if (const auto which = from_text<Which>(word)) {
      choices.push_back({button.label_key, Json(answering(*which)), "", button.values});
    }
  }
  return choices;
}

Values own_values(const WhichForm& form, const Turn& turn) {
  Values values = form.question ? form.question->values : Values{};
  const Basis basis = form.answer.own.is_net ? Basis::kNet : Basis::kGross;
  values.emplace_back("figure", figure_text(form.answer.own.satang, basis, turn));
  return values;
}

JsonValue own_writes(const WhichForm& form, Turn&) {
  return Json{{"proposal", form.proposal},
              {"mark", form.question ? form.question->mark : std::string()},
              {"satang", form.answer.own.satang},
              {"kind", to_text(form.answer.own.kind)},
              {"net", form.answer.own.is_net}};
}

NewReport own_report(const WhichForm& form, const OpenProposal& open, const State& state,
                     Turn& turn) {
  NewReport report;
  report.period = {*parse_iso_date(open.proposal.period_from),
                   *parse_iso_date(open.proposal.period_to)};
  report.satang = form.answer.own.satang;
  report.is_net = form.answer.own.is_net;
  report.is_approximate = form.answer.own.is_approximate;
  report.says_no_income = form.answer.own.kind == AnswerKind::kNoIncome;
  report.text = form.answer.own.text.empty() ? state.said : form.answer.own.text;
  // It counts in the month of what it corrects.
  const EarlierReports& earlier = reports_in(open.house.id, report.period, turn);
  report.told_on = earlier.figures.empty() ? turn.day_of(instant_from(open.proposal.created_at_ms))
                                           : *parse_iso_date(earlier.figures.front().earned_on);
  return report;
}

Ending save_which(const WhichForm& form, const State& state, Turn& turn) {
  if (form.answer.which != Which::kOwn) {
    return decide_proposal(
        form.proposal + "|" + std::string(to_text(form.answer.which)) + "|" + form.mark, turn);
  }
  auto open = open_proposal(form.proposal, form.question ? form.question->mark : "", turn);
  if (!open) return std::move(open.error());
  return correct_instead(*open, own_report(form, *open, state, turn), turn);
}

// Another of the house decided first, or it is not theirs any more.
std::optional<Ending> proposal_over(const Subject& subject, const WhichForm&, Turn& turn) {
  const auto proposal = turn.records.proposed_reports.find(ProposalId(subject.id));
  if (proposal) {
    if (auto out = out_of_house(proposal->household_id, turn)) return out;
  }
  auto open = open_proposal(ProposalId(subject.id), {}, turn);
  if (open || open.error().next) return std::nullopt;  // It stands, be it with other figures.
  return std::move(open.error());
}

}  // namespace

std::unique_ptr<Conversation> which_figure_talk() {
  auto talk = std::make_unique<FormConversation<WhichForm>>(kProposalTalk);
  talk->lapses_when_left();
  talk->given("proposal", &WhichForm::proposal)
      .given("mark", &WhichForm::mark)
      .prepare(look_up_proposal);
  talk->ask("which", &WhichForm::answer, which_answer())
      .choices(which_choices)
      .prompt([](const WhichForm& form, Turn&) {
        if (!form.question) return Say{kWhichFigure};
        return Say{form.question->key, form.question->values};
      });
  talk->confirm("sure", "which", yes_or_no("button.right", "button.wrong"))
      .or_answer_again()
      .contract(own_writes)
      .only_if([](const WhichForm& form, Turn&) { return form.answer.which == Which::kOwn; })
      .prompt("proposal.sure", own_values);
  talk->still("proposed_report", &WhichForm::proposal, proposal_over);
  talk->then(save_which);
  return talk;
}

}  // namespace sammachip
