// What the programme does with words of which only the meaning is known (language/intents/).
#include "bot/talks/wording.h"
#include "handlers/access/getting_on.h"
#include "handlers/access/houses.h"
#include "handlers/access/join_requests.h"
#include "handlers/access/roles.h"
#include "handlers/meant/meant.h"
#include "handlers/menu/menu.h"
#include "handlers/menu/message_kinds.h"
#include "handlers/programme.h"
#include "handlers/training/appointments.h"
#include "language/amounts/amount.h"

namespace sammachip {

namespace {

// As it is called in every talk; null for what is no such word.
const char* talk_word_meant(Intent intent) {
  switch (intent) {
    case Intent::kCancel:
      return "cancel";
    case Intent::kBack:
      return "back";
    case Intent::kSkip:
      return "skip";
    case Intent::kEdit:
      return "edit";
    case Intent::kResume:
      return "resume";
    default:
      return nullptr;
  }
}

}  // namespace

// `question`: that waits and was not answered by the words, or empty. Nothing: no meaning is clear,
// or it is for whoever reads figures.
std::optional<Reply> Programme::take_meant(const std::string& question, Turn& turn) {
  const std::string& text = turn.event().text;
  if (is_plain_figure(text)) return std::nullopt;
  const Intent intent = reading_of(turn).intent;
  if (intent == Intent::kUnclear) return std::nullopt;
  if (!question.empty()) {
    // A figure is for the talk, also one that it did not understand.
    if (!stands_by_itself(intent) || is_about_money(text)) return std::nullopt;
    if (!is_small_talk(intent)) return do_meant(intent, turn);
    // The question stays: a kind word neither ends a talk nor answers it.
    const auto ending = answer_meant(intent, text, turn);
    return ending ? talks_.ask_again(turn, ending->says) : std::nullopt;
  }
  if (is_clear_figure(text) && !is_no_report(intent)) return std::nullopt;
  if (intent == Intent::kNotSoldYet && !houses_of(turn).empty() && !is_about_money(text)) {
    return talks_.begin({"report", JsonValue::object(), "0"}, turn);
  }
  return do_meant(intent, turn);
}

std::optional<Reply> Programme::do_meant(Intent intent, Turn& turn) {
  if (const char* word = talk_word_meant(intent)) {
    if (auto reply = talks_.take_word(word, turn)) return reply;
    if (intent == Intent::kEdit) return command("correct", turn);
    return reply_of({{"menu.nothing_waits"}}, {{"button.menu", "menu"}}, turn);
  }
  const bool is_answer = intent == Intent::kCanAttend || intent == Intent::kCannotAttend;
  if (is_answer && is_invited(turn)) {
    return command(intent == Intent::kCanAttend ? "going" : "not_going", turn);
  }
  // Nothing is written where nobody was asked to come.
  if (is_answer && !houses_of(turn).empty()) return command("appointments", turn);
  if (auto ending = answer_meant(intent, turn.event().text, turn)) {
    return talks_.say(std::move(*ending), turn);
  }
  const std::string_view word = command_meant(intent, turn);
  return word.empty() ? std::nullopt : command(std::string(word), turn);
}

// In doubt one short question, with what may be meant; else the way to the menu and to a person.
Reply Programme::ask_or_apologise(Turn& turn) {
  // Who waits to be let into a house is told so: what they may have meant is refused till then.
  if (menu_role_of(turn) == kAsHousehold && waits_to_join(Wrote::kNothing, turn)) {
    return talks_.say(not_understood(turn), turn);
  }
  turn.memo.of<GettingOn>().is_missed = true;
  if (auto asked = ask_which_meant(reading_of(turn), turn)) {
    return talks_.say(std::move(*asked), turn);
  }
  return talks_.say(not_understood(turn), turn);
}

}  // namespace sammachip
