#include "handlers/menu/message_kinds.h"

#include <set>

#include "bot/talks/talks.h"
#include "handlers/calendar/rounds.h"
#include "handlers/income/income_form.h"
#include "handlers/income/reports.h"
#include "handlers/income/silent_houses.h"
#include "handlers/joining/invitations.h"
#include "handlers/joining/join_codes.h"
#include "handlers/pushes/proposal_question.h"
#include "handlers/pushes/round_question.h"
#include "language/amounts/amount.h"
#include "language/answers/mending.h"
#include "storage/households/households.h"
#include "storage/machine/conversations.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"

namespace sammachip {

namespace {

// A question that was pushed is often read the next day only: so long any words may answer it.
constexpr std::chrono::hours kReadLate{48};

// What the bot asked of itself and nobody answered for so long is not asked any more.
constexpr std::chrono::days kLeftUnanswered{14};

}  // namespace

const char* talk_word(Command command) {
  switch (command) {
    case Command::kCancel:
      return "cancel";
    case Command::kBack:
      return "back";
    case Command::kSkip:
      return "skip";
    case Command::kEdit:
      return "edit";
    case Command::kResume:
      return "resume";
    default:
      return nullptr;
  }
}

bool answers_invitation(Command command) {
  return command == Command::kGoing || command == Command::kNotGoing ||
         command == Command::kSubstitute;
}

bool is_about_money(const std::string& text) {
  const AmountReading reading = read_amount(text);
  if (reading.certainty != Certainty::kNone) return true;
  return reading.kind == AmountKind::kNotCounted || reading.kind == AmountKind::kQuantity;
}

bool is_clear_figure(const std::string& text) {
  const AmountReading reading = read_amount(text);
  return reading.certainty == Certainty::kFigure && reading.kind != AmountKind::kRate &&
         reading.satang != 0;
}

bool asks_to_see(const std::string& text) {
  const Command typed = read_command(text);
  return typed != Command::kNone && talk_word(typed) == nullptr;
}

std::optional<Start> with_the_other_code(const std::string& question, const std::string& text) {
  const bool asks_household = question == "register.code";
  if (!asks_household && question != "accept.code") return std::nullopt;
  const bool is_household = read_join_code(text).has_value();
  const bool is_invitation = read_invitation_code(text).has_value();
  if (is_household == is_invitation || is_household == asks_household) return std::nullopt;
  return Start{asks_household ? "accept" : "register", JsonValue::object(), text};
}

bool is_answer_to(const std::string& question, const std::string& text) {
  if (question == kWhichFigure) return read_which_of(text, {}) != WhichOf::kUnclear;
  const bool is_of_a_figure = question.starts_with("report.") || question.starts_with("correct.");
  return is_of_a_figure && question.ends_with(".sure") && mending_in(text);
}

bool is_figure_of_its_own(const std::string& question, const std::string& text, const Turn& turn) {
  if (!is_clear_figure(text)) return false;
  const auto begin = question.find('.');
  if (question.substr(0, begin) != kProposalTalk) return true;
  return read_period(text, turn.today).certainty != Certainty::kNone;
}

bool was_asked_in_vain(const std::string& question, const std::string& text, Turn& turn) {
  if (question == kWhichFigure) {
    const auto asked = turn.records.conversations.find(turn.account.user_id, kProposalTalk);
    return asked && instant_from(asked->updated_at_ms) + kTalkGrowsCold <= turn.sent();
  }
  if (question != "report.amount") return false;
  const auto talk = turn.records.conversations.find(turn.account.user_id, "report");
  if (!talk) return false;
  const State state = State::from_text(talk->answers, talk->asked);
  const auto round = parse_period(state.answers.text_of(kRoundAsked));
  if (!round) return false;
  const auto house = turn.records.households.find(HouseholdId(state.answers.text_of("house")));
  if (!house) return true;
  const bool runs = round_of(turn.today, house->pace, house->reporting_day) == *round;
  if (!runs && missed_round(*house, turn) != round) return true;
  const auto was_asked_since = [&](auto age) {
    return instant_from(talk->updated_at_ms) + age > turn.sent();
  };
  if (state.is_pushed && !was_asked_since(kLeftUnanswered)) return true;
  return state.is_pushed && !was_asked_since(kReadLate) && !is_about_money(text);
}

bool is_about_others(const std::string& question) {
  static const std::set<std::string, std::less<>> kTalks{"visit",
                                                         "help_close",
                                                         "encourage",
                                                         "lesson",
                                                         "village_report",
                                                         "encourage_village",
                                                         "correct_for",
                                                         "message",
                                                         "erase_done",
                                                         "pause_village",
                                                         "cancel_village",
                                                         "reopen_year",
                                                         "go_back",
                                                         "end_member",
                                                         "end_officer",
                                                         "replace_leader",
                                                         "candidate",
                                                         "candidate_change",
                                                         "feasible",
                                                         "return_list",
                                                         "feasibility_override",
                                                         "session",
                                                         "attendance",
                                                         "teach_for",
                                                         "purchase",
                                                         "purchase_fix",
                                                         "purchase_return",
                                                         "purchase_accept",
                                                         "evidence",
                                                         "handover",
                                                         "whose"};
  return kTalks.contains(question.substr(0, question.find('.')));
}

}  // namespace sammachip
