// What the programme does with written words: which talk or command they are for.
#include "bot/talks/talk_buttons.h"
#include "bot/talks/wording.h"
#include "handlers/access/getting_on.h"
#include "handlers/access/houses.h"
#include "handlers/access/join_requests.h"
#include "handlers/access/roles.h"
#include "handlers/households/no_phone.h"
#include "handlers/income/proposals.h"
#include "handlers/income/village_reading.h"
#include "handlers/joining/invitations.h"
#include "handlers/joining/join_codes.h"
#include "handlers/joining/wrong_codes.h"
#include "handlers/lists_typed.h"
#include "handlers/meant/meant.h"
#include "handlers/menu/menu.h"
#include "handlers/menu/message_kinds.h"
#include "handlers/menu/shown_buttons.h"
#include "handlers/programme.h"
#include "handlers/programme_mending.h"
#include "handlers/training/appointments.h"
#include "handlers/village/year_rule.h"
#include "handlers/visits/care.h"
#include "language/amounts/amount.h"
#include "language/answers/answers.h"
#include "language/answers/grave_news.h"
#include "language/intents/intent_reader.h"
#include "storage/joining/join_codes.h"
#include "storage/machine/inbox.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"

namespace sammachip {

namespace {

// FNV-1a: only tells whether two messages are alike, so that the words themselves are not kept.
std::int64_t fingerprint(std::string_view text) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return static_cast<std::int64_t>(hash >> 1U);
}
}  // namespace

// An old phone with a weak signal sends the same words twice: within a minute they are one message
// if the first ones were taken (see forget_words()), and the question they answered is answered.
bool Programme::is_said_twice(const std::string& question, Turn& turn) {
  const std::int64_t words = fingerprint(turn.event().text);
  LineAccount& account = turn.account;
  const std::int64_t said_at_ms = milliseconds(sent_at(turn.event()));
  const bool is_soon =
      std::abs(said_at_ms - account.last_text_ms) <
      std::chrono::duration_cast<std::chrono::milliseconds>(kSameTextWindow).count();
  const bool is_twice =
      account.last_text_fingerprint == words && is_soon &&
      (account.last_question == question || said_at_ms < account.last_answered_ms);
  account.last_text_fingerprint = words;
  account.last_text_ms = said_at_ms;
  account.last_question = question;
  account.last_answered_ms = milliseconds(turn.now);
  return is_twice;
}

// Words that were refused, or only asked about, are said anew by who says them again.
void Programme::forget_words(Turn& turn) {
  turn.account.last_text_fingerprint = 0;
  turn.account.last_text_ms = 0;
  turn.account.last_question.clear();
}

Reply Programme::take_text(Turn& turn) {
  Reply reply = take_words(turn);
  if (!turn.is_taken) forget_words(turn);
  const bool is_about_loss = turn.account.status == AccountStatus::kActive && turn.is_taken &&
                             read_grave_news(turn.event().text) == Grave::kLoss;
  if (is_about_loss && is_about_money(turn.event().text) && reply.bubbles.size() < kMostBubbles) {
    reply.bubbles.insert(reply.bubbles.begin(), worded(sorry_for_loss(), turn));
  }
  return reply;
}

// The person comes before the figure, before any question, and also where they had stopped: what
// was earned can be told later, and of the words nothing is kept.
std::optional<Reply> Programme::take_grave_news(Turn& turn) {
  const std::string& text = turn.event().text;
  if (read_command(text) != Command::kNone) return std::nullopt;
  const std::string question = talks_.open_question(turn);
  const bool is_answer = question.starts_with("care.");
  // Whoever is asked how they are answers in words like those that it was asked for.
  const Grave grave = is_answer ? read_grave_news(text) : grave_in(turn);
  if (!is_answer && (grave == Grave::kNone || is_about_others(question))) return std::nullopt;
  // What stands on a button tells nothing but that: "I live here".
  if (!is_answer && !question.empty() && talks_.is_choice(text, turn)) return std::nullopt;
  // Of a list each line is looked at where the list is read.
  if (question.empty() && village_report_in(text, turn)) return std::nullopt;
  if (grave == Grave::kLoss && !is_answer) return take_loss(turn);
  std::optional<Reply> reply;
  if (grave == Grave::kNone || grave == Grave::kLoss) {
    reply = talks_.take_text(text, turn);
  } else {
    if (talks_.lapses(turn)) talks_.drop(turn);
    reply = talks_.say(take_care(grave, turn), turn);
  }
  turn.is_taken = true;
  turn.records.inbox.blank_message(turn.message_id());
  return reply;
}

// Animals or crops: a figure beside them is taken as any other.
std::optional<Reply> Programme::take_loss(Turn& turn) {
  const bool is_in_service = turn.account.status == AccountStatus::kActive &&
                             turn.account.notice_version == settings_.notice_version;
  if (!is_in_service || read_amount(turn.event().text).certainty != Certainty::kNone) {
    return std::nullopt;
  }
  turn.is_taken = true;
  return talks_.say(offer_help_after_loss(), turn);
}

Reply Programme::take_words(Turn& turn) {
  const std::string& text = turn.event().text;
  if (turn.event().holds_national_id) {
    // Only the number is dropped: a question that waits is put again.
    const Say block{"problem.national_id"};
    if (auto again = talks_.ask_again(turn, {block})) return *again;
    return reply_of({block}, {{"button.menu", "menu"}}, turn);
  }
  if (auto care = take_grave_news(turn)) return *care;
  if (auto refused = out_of_service(turn)) return *refused;
  if (was_asked_in_vain(talks_.open_question(turn), text, turn)) talks_.drop(turn);
  const std::string question = talks_.open_question(turn);
  // Of two messages that came in the wrong order this is the one written first.
  const bool came_late = turn.account.last_text_ms > milliseconds(sent_at(turn.event()));
  if (is_said_twice(question, turn) && !asks_to_see(text)) {
    turn.is_taken = true;
    const Say once{"talk.once"};
    if (auto again = talks_.ask_again(turn, {once})) return *again;
    return reply_of({once}, {{"button.menu", "menu"}}, turn);
  }
  // Without a question nothing is looked up for it again: most reports come that way.
  const bool answers_a_button =
      !question.empty() && (talks_.is_choice(text, turn) || is_answer_to(question, text));
  if (!answers_a_button) {
    if (auto reply = typed_button(text, turn)) return *reply;
    if (auto reply = typed_command(text, turn)) return *reply;
  }
  if (turn.account.notice_version != settings_.notice_version) return first_words(turn);
  if (auto reply = take_mending(question, talks_, turn)) return *reply;
  // A question knows by itself which message it was put for.
  if (came_late || !question.empty()) {
    if (auto reply = take_swapped(question, talks_, turn)) return *reply;
  }
  if (question.empty()) {
    if (auto reply = begun_to_type(text, turn)) return *reply;
    if (auto ending = mark_phones_in(text, turn)) return talks_.say(std::move(*ending), turn);
    if (auto ending = list_without_figures(text, turn)) return talks_.say(std::move(*ending), turn);
    if (const auto list = village_report_in(text, turn)) return talks_.begin(*list, turn);
  }
  if (auto reply = answers_a_button ? std::nullopt : command_about(text, !question.empty(), turn)) {
    return *reply;
  }
  if (!question.empty() && talks_.lapses(turn) && is_figure_of_its_own(question, text, turn) &&
      !houses_of(turn).empty()) {
    // Another figure, and no answer to why the last one was low.
    talks_.drop(turn);
    return talks_.begin({"report", JsonValue::object(), text}, turn);
  }
  if (!question.empty()) {
    if (const auto start = with_the_other_code(question, text)) {
      talks_.drop(turn);
      return talks_.begin(*start, turn);
    }
    const int misses = talks_.misses(turn);
    if (auto reply = talks_.take_text(text, turn)) {
      if (turn.is_taken) return *reply;
      if (auto meant = take_meant(question, turn)) return *meant;
      turn.memo.of<GettingOn>().is_missed = talks_.misses(turn) > misses;
      return *reply;
    }
  }
  if (!read_join_code(text) && !read_invitation_code(text)) {
    if (auto meant = take_meant({}, turn)) return *meant;
  }
  if (const auto start = begins_a_talk(text, turn)) return talks_.begin(*start, turn);
  if (is_answer_to(kWhichFigure, text)) {
    if (auto asked = ask_to_decide(turn)) return talks_.say(std::move(*asked), turn);
  }
  return ask_or_apologise(turn);
}

std::optional<Start> Programme::begins_a_talk(const std::string& text, Turn& turn) const {
  const bool has_house = !houses_of(turn).empty();
  const auto code = read_join_code(text);
  // A wrong one is counted by the talk that it begins, or here, where it begins none.
  if (code && (has_house ? join_code_typed(text, turn) : turn.records.join_codes.find(*code))) {
    return Start{"register", JsonValue::object(), text};
  }
  if (read_invitation_code(text)) return Start{"accept", JsonValue::object(), text};
  const bool is_money = is_about_money(text);
  if (has_house) {
    return is_money ? std::optional(Start{"report", JsonValue::object(), text}) : std::nullopt;
  }
  if (code) return Start{"register", JsonValue::object(), text};
  if (!is_money) return std::nullopt;
  // Who waits to be let into a house is told so, not asked to register.
  if (waits_to_join(Wrote::kFigure, turn)) return std::nullopt;
  if (auto whose = whose_figure_in(text, turn)) return whose;
  // What an officer says without a figure is about no house of theirs.
  if (menu_roles_of(turn).front() != kAsHousehold) return std::nullopt;
  return Start{"register", JsonValue::object()};
}

std::optional<Reply> Programme::typed_command(const std::string& text, Turn& turn) {
  const Command typed = read_command(text);
  if (typed == Command::kNone) {
    const bool is_substitute = says_substitute(text) && !talks_.is_open(turn) && is_invited(turn);
    if (is_substitute) return command("substitute", turn);
    const CommandEntry* entry = typed_.with_label(text);
    return entry ? command(std::string(entry->word), turn) : std::nullopt;
  }
  // Words that answer many a question are only for an invitation where none waits.
  if (answers_invitation(typed) && (talks_.is_open(turn) || !is_invited(turn))) return std::nullopt;
  if (const char* word = talk_word(typed)) {
    if (auto reply = talks_.take_word(word, turn)) return reply;
    // "Change" with nothing to change in a talk means what was reported.
    if (typed == Command::kEdit) return command("correct", turn);
    return reply_of({{"menu.nothing_waits"}}, {{"button.menu", "menu"}}, turn);
  }
  for (const auto& entry : commands_) {
    if (entry.typed == typed) return command(std::string(entry.word), turn);
  }
  return std::nullopt;
}

// A button of the last answer: what was just shown is meant by its whole label before any word of
// ours.
std::optional<Reply> Programme::typed_button(const std::string& text, Turn& turn) {
  // No list is numbered beyond two figures.
  constexpr std::size_t kLongestNumber = 2;
  const bool is_amount = text.size() > kLongestNumber && is_plain_figure(text);
  if (turn.account.shown_buttons.empty() || is_amount) return std::nullopt;
  const auto typed = typed_buttons(text, turn.account.shown_buttons);
  if (typed.empty()) return std::nullopt;
  if (typed.size() == 1) return press(typed.front(), turn);
  Reply which = reply_of({{"menu.which_of_these"}}, {}, turn);
  for (std::size_t i = 0; i < typed.size(); ++i) {
    add_button(which.buttons, std::to_string(i + 1) + " " + text, command_data(typed[i]));
  }
  return which;
}

// By its first words, where nothing else was meant by them.
std::optional<Reply> Programme::begun_to_type(const std::string& text, Turn& turn) {
  if (turn.account.shown_buttons.empty() || is_plain_figure(text)) return std::nullopt;
  const auto typed = begun_button(text, turn.account.shown_buttons);
  return typed ? press(*typed, turn) : std::nullopt;
}

std::optional<Reply> Programme::press(const std::string& word, Turn& turn) {
  if (auto reply = talks_.take_word(word, turn)) return reply;
  return command(word, turn);
}

// Of who works in villages: a household's words are figures and answers.
std::optional<Reply> Programme::command_about(const std::string& text, bool is_asked, Turn& turn) {
  const auto about = typed_.with_object(text, is_asked);
  if (about.command == nullptr || menu_roles_of(turn).front() == kAsHousehold) return std::nullopt;
  return talks_.say(about.command->run_about(about.words, turn), turn);
}

std::optional<Reply> Programme::command(const std::string& command, Turn& turn) {
  const auto bar = command.find('|');
  const std::string word = command.substr(0, bar);
  const std::string argument = bar == std::string::npos ? "" : command.substr(bar + 1);
  for (const auto& entry : commands_) {
    if (entry.word != word) continue;
    // Nothing about a person is done before the notice, except what tells about it.
    const bool needs_notice =
        !entry.works_before_notice && turn.account.notice_version != settings_.notice_version;
    // Of what somebody wants help with nothing is kept before it; that they want it is.
    if (needs_notice && word == "ask_help") return this->command("person", turn);
    if (needs_notice) return first_words(turn);
    auto refused = act_refused_after_year(word, argument, turn);
    return talks_.say(refused ? std::move(*refused) : entry.run(argument, turn), turn);
  }
  return std::nullopt;
}

}  // namespace sammachip
