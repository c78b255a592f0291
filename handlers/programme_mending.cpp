#include "handlers/programme_mending.h"

#include <nlohmann/json.hpp>

#include "bot/said/spoken_words.h"
#include "bot/talks/wording.h"
#include "handlers/income/mend_report.h"
#include "handlers/menu/message_kinds.h"
#include "handlers/pushes/proposal_question.h"
#include "handlers/words/commands.h"
#include "handlers/words/endings.h"
#include "storage/machine/conversations.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"

namespace sammachip {

namespace {

std::string talk_of(const std::string& question) { return question.substr(0, question.find('.')); }

struct OpenTalk {
  State state;
  std::string run;
  Instant asked_at{};
};

std::optional<OpenTalk> open_talk(const std::string& question, Turn& turn) {
  const auto saved = turn.records.conversations.find(turn.account.user_id, talk_of(question));
  if (!saved) return std::nullopt;
  return OpenTalk{State::from_text(saved->answers, saved->asked), saved->run,
                  instant_from(saved->updated_at_ms)};
}

bool removes(const OpenTalk& talk) {
  const auto& answers = talk.state.answers.json();
  const auto amount = answers.find("amount");
  return amount != answers.end() && amount->is_object() && amount->value("k", "") == "remove";
}

// What the bot asked of itself, and was passed over for a report that was just sent.
bool is_passed_over(const OpenTalk& talk, Turn& turn) {
  if (!talk.state.is_pushed) return false;
  const auto latest = just_sent(turn);
  return latest && instant_from(latest->created_at_ms) >= talk.asked_at;
}

// Of the figure that is asked about right now, before any is written down.
std::optional<Reply> mend_what_is_asked(const Mending& mending, const std::string& question,
                                        const Talks& talks, Turn& turn) {
  const auto talk = open_talk(question, turn);
  if (!talk) return std::nullopt;
  if (mending.mend == Mend::kDelete && question.starts_with("report.")) {
    return talks.take_word("cancel", turn);
  }
  if (mending.mend == Mend::kDelete && question == "correct.sure" && removes(*talk)) {
    return talks.take_text(turn.texts.say(turn.language, "button.right"), turn);
  }
  if (mending.mend == Mend::kDelete) {
    JsonValue answers{{"amount", Json{{"k", "remove"}, {"s", 0}}}};
    if (const std::string report = talk->state.answers.text_of("report"); !report.empty()) {
      answers.set("report", report);
    }
    return talks.begin({"correct", std::move(answers)}, turn);
  }
  const bool is_read_there = question.ends_with(".sure") || question.ends_with(".amount");
  if (mending.mend == Mend::kWrong && !is_read_there && question.starts_with("report.")) {
    return talks.take_word("edit|" + talk->run + "|amount", turn);
  }
  return std::nullopt;
}

}  // namespace

std::optional<Reply> take_mending(const std::string& question, const Talks& talks, Turn& turn) {
  const std::string& text = turn.event().text;
  const auto mending = mending_of(text, turn);
  if (!mending || (!question.empty() && talks.is_choice(text, turn))) return std::nullopt;
  const std::string talk = talk_of(question);
  const bool is_of_a_figure =
      talk == "correct" || (talk == "report" && question != "report.amount");
  if (is_of_a_figure) return mend_what_is_asked(*mending, question, talks, turn);
  if (!question.empty()) {
    const auto open = open_talk(question, turn);
    const bool lapses = talks.lapses(turn) && talk != kProposalTalk;
    if (!lapses && !(open && is_passed_over(*open, turn))) return std::nullopt;
    if (!just_sent(turn)) return std::nullopt;
  }
  auto ending = mend_report(*mending, text, turn);
  if (!ending) return std::nullopt;
  if (talks.lapses(turn)) talks.drop(turn);
  return talks.say(*std::move(ending), turn);
}

std::optional<Reply> take_swapped(const std::string& question, const Talks& talks, Turn& turn) {
  const std::string& text = turn.event().text;
  if (question.starts_with("report.") && correction_waiting_in("report", text, turn)) {
    return talks.ask_again(turn, {});
  }
  if (question.starts_with("correct.")) {
    // It was taken to be about an earlier report, as what it is about had not come yet.
    if (const auto later = correction_waiting_in("correct", text, turn)) {
      talks.drop(turn);
      if (turn.spoken != nullptr) turn.spoken->hear(later->message_id, later->text);
      return talks.begin({"report", JsonValue::object(), later->text}, turn);
    }
  }
  if (!question.empty()) return std::nullopt;
  auto ending = corrected_before(text, turn);
  if (!ending) return std::nullopt;
  turn.is_taken = true;
  return talks.say(*std::move(ending), turn);
}

}  // namespace sammachip
