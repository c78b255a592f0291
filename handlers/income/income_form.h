// One income report as a talk fills it in, for one's own house or for another's: what its answers
// come to, and the questions after "how much". docs/programme.md 5.1, 5.2.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "bot/talks/form_conversation.h"
#include "handlers/income/days_said.h"
#include "handlers/income/reports.h"
#include "handlers/questions/amount_question.h"
#include "storage/households/households.h"

namespace sammachip {

// A figure that was written while another one was still being asked about.
struct AnotherFigure {
  AmountAnswer amount;
  DaysSaid days;
  Day written_on{};
};

// What becomes of a second figure in the same words: it counts instead of the first, or both do.
enum class SecondFigure { kBoth, kInstead };
template <>
struct EnumWords<SecondFigure> {
  static constexpr std::string_view kAll[] = {"both", "instead"};
};

// What becomes of what was reported before for the same days.
enum class AlreadySaid { kKeep, kReplace, kAdd };
template <>
struct EnumWords<AlreadySaid> {
  static constexpr std::string_view kAll[] = {"keep", "replace", "add"};
};

struct IncomeAnswers {
  // Known before any answer; the turn's: the houses the person speaks for.
  const std::vector<Household>* houses = nullptr;
  // Of a report for somebody else's house: its village's year, and the house once it is chosen.
  ProgrammeId programme;
  std::optional<Household> other;

  AmountAnswer amount;
  DaysSaid days;                  // In the words of the amount.
  Day begun_on{};                 // See State.
  std::optional<Day> written_on;  // When the words of the amount were written; nothing: a button.
  bool is_typed_again = false;    // Instead of a yes to another figure.
  std::optional<AnotherFigure> another;
  std::optional<SecondFigure> second;  // What becomes of `another`.
  HouseholdId house;                   // Household id.
  std::string
      period;  // "2026-11-16/2026-11-22"; empty: what the words of the amount say, or this round.
  // Which a reminder asked about, written likewise; empty: that of the day it was begun.
  std::string round;
  int count = 1;
  std::optional<AlreadySaid> already;
};

// REQUIRES: `other` is set, or `houses` is not empty.
const Household& house_of(const IncomeAnswers& form);

// The round of that house that was asked about, else the one that ran when the talk was begun.
Period this_round(const IncomeAnswers& form, Turn& turn);

// The days the money is for: those chosen, those in the words, else the round of today.
Period period_of(const IncomeAnswers& form, Turn& turn);

// In satang; a rate times its count.
std::int64_t total_of(const IncomeAnswers& form);

// Whether it is a report: a figure, or that there was none.
bool is_report(const IncomeAnswers& form);
NewReport report_from(const IncomeAnswers& form, const State& state, Turn& turn);

// Writes the report as "already" says about those in the same days.
SavedReport save_income(const IncomeAnswers& form, const NewReport& report, Turn& turn);

// Asks how many baht, and keeps with the answer which days its words name and when they were
// written. What is asked and offered is still to be said: prompt() and choices().
void ask_amount(FormConversation<IncomeAnswers>& talk);

// Where words typed at a later question hold a figure of their own: it is kept as a fact of the
// talk, and what becomes of both is asked. Nothing: they hold none.
std::optional<std::pair<std::string, JsonValue>> another_report_in(const IncomeAnswers& form,
                                                                   const std::string& text,
                                                                   Turn& turn);

// The report that the other figure begins, where both are wanted; else nothing. `name`: of the
// talk.
std::optional<Start> report_of_another(const IncomeAnswers& form, const char* name);

// Adds the questions after the amount and the house: for which days, how many, whether that is
// right, and what becomes of what was reported before. Somebody who reports for another is asked
// about every figure and every earlier report, and shown none that they may not see.
void ask_rest_of_income(FormConversation<IncomeAnswers>& talk);

}  // namespace sammachip
