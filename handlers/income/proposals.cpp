#include "handlers/income/proposals.h"

#include <algorithm>

#include "handlers/access/audit_notes.h"
#include "handlers/access/taking_part.h"
#include "handlers/income/proxy_reports.h"
#include "handlers/pushes/held.h"
#include "handlers/pushes/proposal_question.h"
#include "handlers/words/endings.h"
#include "handlers/words/names.h"
#include "handlers/words/told_figure.h"
#include "handlers/words/wording.h"
#include "storage/database/identifier.h"
#include "storage/households/proposed_reports.h"
#include "storage/machine/conversations.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"

namespace sammachip {

namespace {

struct ProposedNow {
  std::int64_t count = 0;
};

bool is_own_source(Source source) { return source == Source::kSelf || source == Source::kMember; }

// An officer who corrects what a house sent leaves it the house's.
bool is_of_owner(const IncomeReport& report, const Turn& turn) {
  if (report.source != Source::kOfficer) return is_own_source(report.source);
  const auto chain = turn.records.income_reports.history(report.id);
  return std::any_of(chain.begin(), chain.end(),
                     [](const IncomeReport& one) { return is_own_source(one.source); });
}

Period days_of(const ProposedReport& proposal) {
  return {*parse_iso_date(proposal.period_from), *parse_iso_date(proposal.period_to)};
}

ProposedReport proposal_of(const Household& house, const NewReport& report,
                           const IncomeReport& against, const Turn& turn) {
  ProposedReport proposal;
  proposal.id = new_id(milliseconds(turn.now));
  proposal.household_id = house.id;
  proposal.period_from = iso_date(report.period.from);
  proposal.period_to = iso_date(report.period.to);
  proposal.amount_satang = report.satang;
  proposal.answer = report.says_no_income ? ReportAnswer::kNoIncome : ReportAnswer::kFigure;
  proposal.basis = report.is_net ? Basis::kNet : Basis::kGross;
  proposal.is_approximate = report.is_approximate;
  proposal.against = against.id;
  proposal.proposed_by = turn.account.user_id;
  proposal.created_at_ms = milliseconds(turn.now);
  return proposal;
}

// Who brings a second figure for the same days means that one.
void take_back_own(const ProposedReport& next, const std::vector<AccountId>& people, Turn& turn) {
  for (const auto& one : turn.records.proposed_reports.open_for_household(next.household_id)) {
    const bool overlaps = one.period_from <= next.period_to && next.period_from <= one.period_to;
    if (one.proposed_by != next.proposed_by || !overlaps) continue;
    turn.records.proposed_reports.take_back(one.id);
    drop_held(people, proposal_topic(one.id), turn);
  }
}

NewReport report_of(const ProposedReport& proposal, const Turn& turn) {
  NewReport report;
  report.period = days_of(proposal);
  report.satang = proposal.amount_satang;
  report.is_net = proposal.basis == Basis::kNet;
  report.is_approximate = proposal.is_approximate;
  report.says_no_income = proposal.answer == ReportAnswer::kNoIncome;
  // It counts in the month in which it was brought, however late it is decided.
  report.told_on = turn.day_of(instant_from(proposal.created_at_ms));
  return report;
}

// "<proposal>|<answer>|<mark>".
struct ProposalAnswer {
  ProposalId proposal;
  std::string word, mark;
};

ProposalAnswer answer_in(const std::string& argument) {
  const auto first = argument.find('|');
  const auto second = argument.find('|', first == std::string::npos ? first : first + 1);
  if (second == std::string::npos) return {ProposalId(argument.substr(0, first)), {}, {}};
  return {ProposalId(argument.substr(0, first)), argument.substr(first + 1, second - first - 1),
          argument.substr(second + 1)};
}

std::optional<ProposalOutcome> outcome_of(const std::string& word) {
  if (word == "keep") return ProposalOutcome::kKept;
  if (word == "take") return ProposalOutcome::kTaken;
  if (word == "add") return ProposalOutcome::kAdded;
  return std::nullopt;
}

std::optional<ProposalQuestion> question_now(const ProposalId& proposal_id, const Turn& turn) {
  return proposal_question(proposal_id, turn.account.user_id, turn.today,
                           {turn.language, turn.texts, turn.records});
}

// Asked as a talk, so that words answer it, too.
void ask_question(Ending& ending, const ProposalId& proposal_id, const ProposalQuestion& question) {
  ending.next = Start{kProposalTalk, JsonValue{{"proposal", proposal_id}, {"mark", question.mark}}};
}

// Of all houses of the person's, the oldest.
bool ask_next_question(Ending& ending, Turn& turn) {
  for (const auto& house : houses_of(turn)) {
    if (!may_see_figures(house.id, turn)) continue;
    for (const auto& proposal : turn.records.proposed_reports.open_for_household(house.id)) {
      const auto question = question_now(proposal.id, turn);
      if (!question) continue;
      ask_question(ending, proposal.id, *question);
      drop_held({turn.account.user_id}, proposal_topic(proposal.id), turn);
      return true;
    }
  }
  return false;
}

// Without a figure: who brought it may not see the house's.
void tell_proposer(const ProposedReport& proposal, const Household& house, Turn& turn) {
  if (proposal.proposed_by == turn.account.user_id) return;
  const ToldValues told{{"name", Told::person(turn.account.user_id)},
                        {"house", Told::words(house.house_no)},
                        {"head", Told::words(house.head_name)},
                        {"period", Told::period(days_of(proposal))}};
  const Fact key = proposal.outcome == ProposalOutcome::kKept    ? Fact("proposal.told_kept")
                   : proposal.outcome == ProposalOutcome::kTaken ? Fact("proposal.told_taken")
                                                                 : Fact("proposal.told_added");
  hold_until_they_write(proposal.proposed_by, key, told, turn);
}

Ending decided_before(const ProposedReport& proposal, const Turn& turn) {
  const AccountId by = proposal.decided_by.value_or("");
  const char* key = proposal.outcome == ProposalOutcome::kKept    ? "proposal.was_kept"
                    : proposal.outcome == ProposalOutcome::kTaken ? "proposal.was_taken"
                                                                  : "proposal.was_added";
  return ending_of(
      key, {{"name", name_of(by, turn)}, {"period", period_text(days_of(proposal), turn.language)}},
      {{"button.figures", "figures"}});
}

Ending carry_out(const ProposedReport& proposal, const Household& house, Turn& turn) {
  const NewReport report = report_of(proposal, turn);
  const EarlierReports& earlier = reports_in(house.id, report.period, turn);
  if (proposal.outcome == ProposalOutcome::kKept) {
    const Basis basis = earlier.figures.empty() ? Basis::kGross : earlier.figures.front().basis;
    return ending_of(earlier.figures.empty() ? "proposal.kept_none" : "proposal.kept",
                     {{"figure", figure_text(earlier.total_satang, basis, turn)},
                      {"period", period_text(report.period, turn.language)}},
                     {{"button.figures", "figures"}});
  }
  const bool replaces = proposal.outcome == ProposalOutcome::kTaken && !earlier.figures.empty();
  const SavedReport saved =
      replaces ? replace_reports(house, report, earlier, turn) : add_report(house, report, turn);
  return about_saved(house, saved, houses_of(turn).size() > 1, turn);
}

void close_proposal(OpenProposal& open, ProposalOutcome outcome, Turn& turn) {
  open.proposal.outcome = outcome;
  turn.records.proposed_reports.decide(open.proposal.id, outcome, turn.account.user_id,
                                       milliseconds(turn.now));
  audit_work("income.decide_proposal", "household", open.house.id,
             JsonValue{{"outcome", to_text(outcome)}}, turn);
  drop_held(people_of(open.house.id, Helpers::kLeftOut, turn), proposal_topic(open.proposal.id),
            turn);
  turn.records.conversations.erase(turn.account.user_id, kProposalTalk);
  turn.saved_talks.reset();
  tell_proposer(open.proposal, open.house, turn);
}

}  // namespace

bool yields_to_owner(const Household& house, const EarlierReports& earlier, const Turn& turn) {
  if (is_own_source(proxy_source(house, turn))) return false;
  return std::any_of(earlier.figures.begin(), earlier.figures.end(),
                     [&](const IncomeReport& report) { return is_of_owner(report, turn); });
}

std::optional<Say> propose(const Household& house, const NewReport& report, Turn& turn) {
  const EarlierReports& earlier = reports_in(house.id, report.period, turn);
  if (!yields_to_owner(house, earlier, turn)) return std::nullopt;
  ++turn.memo.of<ProposedNow>().count;
  const Values values{{"house", house.house_no},
                      {"name", house.head_name},
                      {"period", period_text(report.period, turn.language)}};
  const auto people = people_of(house.id, Helpers::kLeftOut, turn);
  // Its people left the bot meanwhile: then an officer corrects it, for a reason.
  if (people.empty()) return Say{"report_for.stands", values};
  const ProposedReport proposal = proposal_of(house, report, earlier.figures.front(), turn);
  take_back_own(proposal, people, turn);
  turn.records.proposed_reports.insert(proposal);
  audit_work("income.propose", "household", house.id, turn);
  for (const auto& user : people) {
    hold_until_they_write(user, kProposalAsked, {{"proposal", Told::words(proposal.id)}}, turn, {},
                          proposal_topic(proposal.id));
  }
  return Say{"report_for.proposed", values};
}

std::int64_t proposed_now(const Turn& turn) { return turn.memo.of<ProposedNow>().count; }

tl::expected<OpenProposal, Ending> open_proposal(const ProposalId& proposal_id,
                                                 const std::string& mark, Turn& turn) {
  auto proposal = turn.records.proposed_reports.find(proposal_id);
  if (!proposal) return tl::make_unexpected(ending_of("proposal.gone"));
  const auto& houses = houses_of(turn);
  const auto house = std::find_if(houses.begin(), houses.end(), [&](const Household& one) {
    return one.id == proposal->household_id;
  });
  if (house == houses.end() || !may_see_figures(house->id, turn)) {
    return tl::make_unexpected(not_yours());
  }
  if (proposal->outcome != ProposalOutcome::kOpen) {
    return tl::make_unexpected(decided_before(*proposal, turn));
  }
  auto question = question_now(proposal_id, turn);
  if (!question) return tl::make_unexpected(ending_of("proposal.gone"));
  if (question->mark != mark) {
    Ending ending = ending_of("proposal.changed");
    ask_question(ending, proposal_id, *question);
    return tl::make_unexpected(std::move(ending));
  }
  return OpenProposal{std::move(*proposal), *house, std::move(*question)};
}

Ending decide_proposal(const std::string& argument, Turn& turn) {
  const auto [id, word, mark] = answer_in(argument);
  auto open = open_proposal(id, mark, turn);
  if (!open) return std::move(open.error());
  const auto outcome = outcome_of(word);
  if (!outcome) return ending_of("proposal.gone");
  close_proposal(*open, *outcome, turn);
  Ending ending = carry_out(open->proposal, open->house, turn);
  // After a round without income another question follows.
  if (!ending.next) ask_next_question(ending, turn);
  return ending;
}

Ending correct_instead(const OpenProposal& open, const NewReport& report, Turn& turn) {
  OpenProposal decided = open;
  close_proposal(decided, ProposalOutcome::kKept, turn);
  const EarlierReports& earlier = reports_in(open.house.id, report.period, turn);
  const SavedReport saved = earlier.figures.empty()
                                ? add_report(open.house, report, turn)
                                : replace_reports(open.house, report, earlier, turn);
  Ending ending = about_saved(open.house, saved, houses_of(turn).size() > 1, turn);
  if (!ending.next) ask_next_question(ending, turn);
  return ending;
}

std::optional<Ending> ask_to_decide(Turn& turn) {
  Ending ending;
  if (!ask_next_question(ending, turn)) return std::nullopt;
  return ending;
}

}  // namespace sammachip
