#include "handlers/pushes/proposal_question.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "handlers/calendar/rounds.h"
#include "handlers/words/told_figure.h"
#include "storage/database/identifier.h"
#include "storage/households/households.h"
#include "storage/machine/conversations.h"
#include "storage/records.h"
#include "storage/villages/places.h"

namespace sammachip {

namespace {

// The reports that stand for the days of a proposal.
struct StandingReports {
  std::vector<IncomeReport> reports;
  std::int64_t satang = 0;

  Basis basis() const { return reports.empty() ? Basis::kGross : reports.front().basis; }
};

StandingReports standing_in(const ProposedReport& proposal, Records& records) {
  StandingReports standing;
  standing.reports = records.income_reports.current_in(proposal.household_id, proposal.period_from,
                                                       proposal.period_to);
  for (const auto& report : standing.reports) standing.satang += report.amount_satang;
  return standing;
}

// The same at every release: it is in buttons that people may press in a month.
std::string mark_of(const StandingReports& standing) {
  std::uint32_t hash = 2166136261U;
  for (const auto& report : standing.reports) {
    for (const char letter : report.id.text()) {
      hash = (hash ^ static_cast<unsigned char>(letter)) * 16777619U;
    }
  }
  std::array<char, 9> text{};
  std::snprintf(text.data(), text.size(), "%08x", static_cast<unsigned>(hash));
  return text.data();
}

bool is_over(const ProposedReport& proposal, const Household& house, Day today, Records& records) {
  if (house.status == HouseholdStatus::kLeft) return true;
  if (proposal.period_to < iso_date(months_back(today, kMonthsToDecide))) return true;
  const auto year = records.places.find_programme_by_id(house.programme_id.value_or(""));
  return year && (year->state == VillageState::kClosed || year->pause == VillagePause::kCancelled);
}

bool is_same_figure(const ProposedReport& proposal, const StandingReports& standing) {
  return proposal.amount_satang == standing.satang && proposal.basis == standing.basis();
}

// Of an amount nothing can be added to nothing, and no profit to what was sold.
bool can_add(const ProposedReport& proposal, const StandingReports& standing) {
  return proposal.amount_satang != 0 && standing.satang != 0 && proposal.basis == standing.basis();
}

const char* question_key(const ProposedReport& proposal, const StandingReports& standing,
                         const AccountId& user_id) {
  if (standing.reports.empty()) return "proposal.alone";
  if (is_same_figure(proposal, standing)) return "proposal.same";
  const bool are_theirs =
      std::all_of(standing.reports.begin(), standing.reports.end(),
                  [&](const IncomeReport& report) { return report.reported_by == user_id; });
  return are_theirs ? "proposal.asked" : "proposal.asked_house";
}

std::vector<CommandButton> answers_to(const ProposedReport& proposal,
                                      const StandingReports& standing, const std::string& mark,
                                      const Listener& listener) {
  const auto answer = [&](const char* label, const char* word, const Told& figure) {
    const std::string command = "proposal|" + proposal.id + "|" + word + "|" + mark;
    return CommandButton{label, command, worded({{"figure", figure}}, listener)};
  };
  const Told mine = told_figure(standing.satang, standing.basis());
  const Told theirs = told_figure(proposal.amount_satang, proposal.basis);
  std::vector<CommandButton> buttons;
  if (is_same_figure(proposal, standing) && !standing.reports.empty()) {
    buttons.push_back(answer("proposal.answer_same", "keep", mine));
  } else if (standing.reports.empty()) {
    buttons.push_back(answer("proposal.answer_figure", "take", theirs));
    buttons.push_back(answer("proposal.answer_none", "keep", mine));
  } else {
    buttons.push_back(answer("proposal.answer_figure", "keep", mine));
    buttons.push_back(answer("proposal.answer_figure", "take", theirs));
  }
  if (can_add(proposal, standing)) {
    const Told sum = told_figure(standing.satang + proposal.amount_satang, proposal.basis);
    buttons.push_back(answer("proposal.answer_add", "add", sum));
  }
  return buttons;
}

}  // namespace

std::optional<ProposalQuestion> proposal_question(const ProposalId& proposal_id,
                                                  const AccountId& user_id, Day today,
                                                  const Listener& listener) {
  Records& records = listener.records;
  const auto proposal = records.proposed_reports.find(proposal_id);
  if (!proposal || proposal->outcome != ProposalOutcome::kOpen) return std::nullopt;
  const auto house = records.households.find(proposal->household_id);
  if (!house || is_over(*proposal, *house, today, records)) return std::nullopt;
  const StandingReports standing = standing_in(*proposal, records);
  const Period days{*parse_iso_date(proposal->period_from), *parse_iso_date(proposal->period_to)};
  ProposalQuestion question;
  question.key = question_key(*proposal, standing, user_id);
  question.values = worded({{"house", Told::words(house->house_no)},
                            {"period", Told::period(days)},
                            {"name", Told::person(proposal->proposed_by)},
                            {"mine", told_figure(standing.satang, standing.basis())},
                            {"theirs", told_figure(proposal->amount_satang, proposal->basis)}},
                           listener);
  question.mark = mark_of(standing);
  question.buttons = answers_to(*proposal, standing, question.mark, listener);
  question.mine = standing.satang;
  question.theirs = proposal->amount_satang;
  question.has_mine = !standing.reports.empty();
  question.is_same = question.has_mine && is_same_figure(*proposal, standing);
  question.can_add = can_add(*proposal, standing);
  question.proposed_by = proposal->proposed_by;
  return question;
}

void open_proposal_question(const AccountId& user_id, const ProposalId& proposal_id,
                            const ProposalQuestion& question, Day asked_on, Instant now,
                            Records& records) {
  for (const auto& talk : records.conversations.all(user_id)) {
    if (!talk.asked.empty()) return;
  }
  State state;
  state.begun_on = iso_date(asked_on);
  state.answers = JsonValue{{"proposal", proposal_id}, {"mark", question.mark}};
  const long long now_ms = milliseconds(now);
  records.conversations.save(user_id,
                             {kProposalTalk, new_id(now_ms), state.to_text(), "which", now_ms});
}

std::string proposal_topic(const ProposalId& proposal_id) { return "proposal|" + proposal_id; }

}  // namespace sammachip
