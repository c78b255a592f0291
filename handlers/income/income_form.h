// One income report as a talk fills it in, for one's own house or for another's: what its answers
// come to, and the questions after "how much". DOMAIN 10, 12.4, 13.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "bot/talks/form_conversation.h"
#include "handlers/income/reports.h"
#include "handlers/questions/amount_question.h"
#include "storage/households/households.h"

namespace sammachip {

// In the answers of a report: the round that a reminder asked about.
inline constexpr char kRoundAsked[] = "round";

struct IncomeAnswers {
  // Known before any answer; the turn's: the houses the person speaks for.
  const std::vector<Household>* houses = nullptr;
  // Of a report for somebody else's house: its village's year, and the house once it is chosen.
  std::string programme;
  std::optional<Household> other;

  AmountAnswer amount;
  std::string house;  // Household id.
  std::string
      period;  // "2026-11-16/2026-11-22"; empty: what the words of the amount say, or this round.
  std::string round;  // Which a reminder asked about, written likewise; empty: that of today.
  int count = 1;
  std::string already;  // "keep", "replace", "add".
};

// REQUIRES: `other` is set, or `houses` is not empty.
const Household& house_of(const IncomeAnswers& form);

// The round of that house that was asked about, else the one that runs now.
Period this_round(const IncomeAnswers& form, Turn& turn);

// The days the money is for: those chosen, those in the words, else the round of today.
Period period_of(const IncomeAnswers& form, Turn& turn);

// In satang; a rate times its count.
std::int64_t total_of(const IncomeAnswers& form);

// Whether it is a report: a figure, or that there was none.
bool is_report(const IncomeAnswers& form);
NewReport report_from(const IncomeAnswers& form, const State& state, Turn& turn);

// The topic under which a question for a house's round waits for its reporter's next message.
std::string round_topic(const std::string& household_id);

// Writes the report as "already" says about those in the same days.
SavedReport save_income(const IncomeAnswers& form, const NewReport& report, Turn& turn);

// Adds the questions after the amount and the house: for which days, how many, whether that is
// right, and what becomes of what was reported before. Somebody who reports for another is asked
// about every figure and every earlier report, and shown none that they may not see.
void ask_rest_of_income(FormConversation<IncomeAnswers>& talk);

}  // namespace sammachip
