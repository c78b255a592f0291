#include "bot/talks/talks.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "bot/said/kept_message.h"
#include "bot/said/spoken_words.h"
#include "bot/talks/form_conversation.h"
#include "bot/talks/saved_talks.h"
#include "bot/talks/wording.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"

namespace sammachip {

namespace {

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == separator) {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

// While it lives, words are read as of the day on which they were written.
class ReadOn {
 public:
  ReadOn(std::optional<Day> day, Turn& turn) : turn_(turn), today_(turn.today) {
    if (day) turn.today = *day;
  }
  ~ReadOn() { turn_.today = today_; }
  ReadOn(const ReadOn&) = delete;
  ReadOn& operator=(const ReadOn&) = delete;

 private:
  Turn& turn_;
  const Day today_;
};

}  // namespace

struct Talks::Open {
  const Conversation* conversation = nullptr;
  State state;
  std::string run;  // Empty until it is saved: most reports end in the message that began them.
  Instant updated_at{};
  bool is_saved = false;
  bool is_over = false;

  bool is_cold(Instant now) const { return !state.is_pushed && now - updated_at >= kTalkGrowsCold; }
};

Talks::Talks(std::vector<std::unique_ptr<Conversation>> conversations, OtherMeaning other_meaning)
    : conversations_(std::move(conversations)), other_meaning_(std::move(other_meaning)) {}

const Conversation* Talks::find(std::string_view name) const {
  for (const auto& conversation : conversations_) {
    if (conversation->name() == name) return conversation.get();
  }
  return nullptr;
}

Talks::Open Talks::opened(const Conversation& conversation, const SavedConversation& saved,
                          Turn& turn) const {
  Open talk{&conversation, State::from_text(saved.answers, saved.asked), saved.run,
            instant_from(saved.updated_at_ms), true};
  hear_answers(talk.state, turn);
  return talk;
}

// A talk that was put off waits for "resume": no question of it is open.
std::optional<Talks::Open> Talks::open(Turn& turn) const {
  while (const SavedConversation* saved = latest_talk(Waits::kForAnswer, turn)) {
    if (const Conversation* conversation = find(saved->name))
      return opened(*conversation, *saved, turn);
    // A talk that a later release does not have any more: nobody can answer it.
    forget_talk(std::string(saved->name), turn);
  }
  return std::nullopt;
}

bool Talks::is_open(Turn& turn) const { return open(turn).has_value(); }

bool Talks::wants_photo(Turn& turn) const {
  const auto talk = open(turn);
  return talk && talk->conversation->wants_photo(talk->state, turn);
}

bool Talks::holds(const std::string& value, Turn& turn) const {
  const auto talk = open(turn);
  if (!talk) return false;
  const Json& answers = talk->state.answers.json();
  return std::any_of(answers.begin(), answers.end(),
                     [&](const Json& answer) { return answer == value; });
}

std::optional<Reply> Talks::take_photo(const PhotoId& photo_id, Turn& turn) const {
  auto talk = open(turn);
  if (!talk || !talk->conversation->wants_photo(talk->state, turn)) return std::nullopt;
  return play(*talk, {Input::Kind::kPhoto, {}, {}, photo_id}, turn);
}

bool Talks::is_choice(const std::string& text, Turn& turn) const {
  const auto talk = open(turn);
  return talk && talk->conversation->offers(talk->state, text, turn);
}

std::string Talks::open_question(Turn& turn) const {
  const auto talk = open(turn);
  return talk ? talk->conversation->name() + "." + talk->state.asked : std::string();
}

int Talks::misses(Turn& turn) const {
  const auto talk = open(turn);
  return talk ? talk->state.misses : 0;
}

void Talks::forget_message(const MessageId& message_id, Turn& turn) const {
  for (auto& saved : turn.records.conversations.all(turn.account.user_id)) {
    State state = State::from_text(saved.answers, saved.asked);
    bool is_changed = false;
    const Json messages = state.messages.json();  // A copy: the original shrinks meanwhile.
    for (const auto& [question, message] : messages.items()) {
      if (message != message_id.text()) continue;
      state.answers.json().erase(question);
      state.words.json().erase(question);
      state.messages.json().erase(question);
      state.said.clear();
      is_changed = true;
    }
    if (!is_changed) continue;
    saved.answers = state.to_text();
    save_talk(saved, turn);
  }
}

std::string Talks::topic(const Open& talk, const Turn& turn) const {
  return turn.texts.say(turn.language, talk.conversation->name() + ".topic");
}

Reply Talks::begin(const Start& start, Turn& turn) const {
  const Conversation* conversation = find(start.name);
  if (conversation == nullptr) throw std::logic_error("No conversation is named " + start.name);
  Open talk{conversation, {}, {}, turn.now, false};
  talk.state.answers = start.answers;
  keep_whose_answers(talk.state, turn);
  const ReadOn day(start.written_on, turn);
  talk.state.begun_on = iso_date(turn.today);
  // Another run of the same talk is replaced; its buttons are closed by their run.
  const auto& saved = saved_talks_of(turn);
  talk.is_saved = std::any_of(saved.begin(), saved.end(),
                              [&](const auto& other) { return other.name == start.name; });
  if (start.text.empty()) return play(talk, {Input::Kind::kAskAgain}, turn);
  const auto questions = conversation->questions();
  const auto open = std::find_if(questions.begin(), questions.end(), [&](const auto& question) {
    return !start.answers.has(question.c_str());
  });
  talk.state.asked = open == questions.end() ? questions.front() : *open;
  return play(talk, {Input::Kind::kText, start.text}, turn);
}

Reply Talks::play(Open& talk, const Input& input, Turn& turn) const {
  TalkStep step = talk.conversation->advance(talk.state, input, turn);
  turn.is_taken = turn.is_taken || step.is_taken || step.ending.has_value();
  if (step.ending) {
    if (talk.is_saved) forget_talk(talk.conversation->name(), turn);
    talk.is_over = true;
    return say(std::move(*step.ending), turn);
  }
  if (step.is_closed_question) return closed(turn);
  if (talk.run.empty()) talk.run = new_run();
  talk.state.is_pushed = false;
  save_talk({talk.conversation->name(), talk.run, talk.state.to_text(), talk.state.asked,
             milliseconds(turn.now)},
            turn);
  talk.is_saved = true;
  return render(talk, step, turn);
}

Reply Talks::render(const Open& talk, const TalkStep& step, Turn& turn) const {
  Reply reply = reply_of(step.says, {}, turn);
  const auto add_command = [&](const char* label_key, const std::string& command) {
    add_button(reply.buttons, turn.texts.say(turn.language, label_key), command_data(command));
  };
  if (!step.edits.empty()) {
    reply.bubbles = {worded(Say{"talk.edit"}, turn)};
    for (const auto& edit : step.edits) {
      add_command(edit.label_key.c_str(), "edit|" + talk.run + "|" + edit.value.text());
    }
    return reply;
  }
  for (const auto& choice : step.choices) {
    add_button(
        reply.buttons, label_of(choice, turn),
        talk_button_data({talk.conversation->name(), talk.run, talk.state.asked, choice.value}));
  }
  if (step.offers_a_person) add_command("button.person", "person");
  if (step.has_previous) add_command("button.back", "back|" + talk.run);
  add_command("button.cancel", "cancel|" + talk.run);
  return reply;
}

// What is worth taking up again after something else.
std::optional<Talks::Open> Talks::what_waits(Turn& turn) const {
  auto talk = open(turn);
  while (talk && talk->conversation->lapses()) {
    forget_talk(talk->conversation->name(), turn);
    talk = open(turn);
  }
  return talk;
}

// What was interrupted is taken up again while it is fresh; what has grown cold is only mentioned.
Reply Talks::say(Ending ending, Turn& turn) const {
  Reply reply = reply_of(ending.says, ending.buttons, turn);
  reply.must_arrive = ending.must_arrive;
  reply.forgets_the_person = ending.forgets_the_person;
  std::optional<Reply> following;
  if (ending.next) {
    following = begin(*ending.next, turn);
  } else if (auto waiting = ending.keeps_the_floor ? std::nullopt : what_waits(turn)) {
    const Values values{{"topic", topic(*waiting, turn)}};
    if (!waiting->is_cold(turn.sent())) {
      following = ask_again(turn, {{"talk.return", values}});
    } else {
      set_aside(*waiting, turn);
      reply.buttons.push_back(worded(CommandButton{"talk.resume_button", "resume", values}, turn));
    }
  }
  if (!following) return reply;
  following->must_arrive = following->must_arrive || reply.must_arrive;
  put_before(*following, std::move(reply));
  return *following;
}

Reply Talks::closed(Turn& turn) const {
  if (auto asked = ask_again(turn, {{"talk.closed"}})) return *asked;
  return reply_of({{"talk.closed"}}, {{"button.menu", "menu"}}, turn);
}

std::optional<Reply> Talks::take_text(const std::string& text, Turn& turn) const {
  auto talk = open(turn);
  while (talk && talk->is_cold(turn.sent()) && talk->conversation->lapses()) {
    forget_talk(talk->conversation->name(), turn);
    talk = open(turn);
  }
  if (!talk) return std::nullopt;
  if (talk->is_cold(turn.sent())) return say_where_it_stood(*talk, text, turn);
  return play(*talk, {Input::Kind::kText, text}, turn);
}

// The person may have forgotten what was asked: a figure written today may be today's sales and no
// answer at all. So it is offered as an answer, not taken as one.
Reply Talks::say_where_it_stood(Open& talk, const std::string& text, Turn& turn) const {
  const std::int64_t answered = talk.conversation->answered(talk.state, turn);
  Reply asked = play(talk, {Input::Kind::kAskAgain}, turn);
  if (talk.is_over) return asked;
  std::vector<Button> buttons;
  add_button(
      buttons, turn.texts.say(turn.language, "talk.use_text", {{"text", text}}),
      talk_button_data({talk.conversation->name(), talk.run, talk.state.asked,
                        JsonValue{{"~said", turn.message_id()}, {"on", iso_date(turn.today)}}}));
  if (other_meaning_) {
    if (const auto other = other_meaning_(text, turn)) buttons.push_back(worded(*other, turn));
  }
  buttons.push_back(worded(CommandButton{"talk.start_over", "start_over|" + talk.run}, turn));
  buttons.push_back(worded(CommandButton{"talk.later", "later|" + talk.run}, turn));
  for (auto& button : asked.buttons) {
    if (buttons.size() < kMostButtons) buttons.push_back(std::move(button));
  }
  asked.buttons = std::move(buttons);
  put_before(asked,
             reply_of({{"talk.resume", {{"topic", topic(talk, turn)}, {"answered", answered}}}}, {},
                      turn));
  return asked;
}

Reply Talks::take_button(const TalkButton& button, Turn& turn) const {
  const auto saved = turn.records.conversations.find(turn.account.user_id, button.name);
  const Conversation* conversation = find(button.name);
  if (!saved || conversation == nullptr || saved->run != button.run) return closed(turn);
  Open talk = opened(*conversation, *saved, turn);
  if (!button.value.json().is_object() || !button.value.json().contains("~said")) {
    return play(talk, {Input::Kind::kAnswer, {}, button.question, button.value}, turn);
  }
  // Words written while the talk had grown cold, now said to be the answer to this very question.
  const auto said =
      kept_message(MessageId(button.value.text_of("~said")), turn.event().user_id, turn.records);
  if (talk.state.asked != button.question || !said) {
    return play(talk, {Input::Kind::kAskAgain}, turn);
  }
  if (turn.spoken != nullptr) turn.spoken->hear(said->message_id, said->text);
  const ReadOn day(parse_iso_date(button.value.text_of("on")), turn);
  return play(talk, {Input::Kind::kText, said->text}, turn);
}

std::optional<Reply> Talks::take_word(std::string_view word, Turn& turn) const {
  const auto parts = split(word, '|');
  const std::string& verb = parts[0];
  if (verb == "resume") return resume(turn);
  static const std::map<std::string, Input::Kind, std::less<>> inputs{
      {"back", Input::Kind::kBack}, {"skip", Input::Kind::kSkip}, {"edit", Input::Kind::kEdit}};
  const auto input = inputs.find(verb);
  if (input == inputs.end() && verb != "cancel" && verb != "start_over" && verb != "later") {
    return std::nullopt;
  }
  auto talk = open(turn);
  if (!talk) {
    if (parts.size() > 1) return closed(turn);
    return std::nullopt;
  }
  if (parts.size() > 1 && parts[1] != talk->run) return closed(turn);
  if (verb == "cancel") return cancel(*talk, turn);
  if (verb == "later") return set_aside(*talk, turn);
  if (verb == "start_over")
    return begin({talk->conversation->name(), JsonValue::object(), {}}, turn);
  return play(*talk, {input->second, {}, parts.size() > 2 ? parts[2] : std::string(), {}}, turn);
}

Reply Talks::cancel(const Open& talk, Turn& turn) const {
  forget_talk(talk.conversation->name(), turn);
  Ending ending;
  ending.says.push_back({"talk.cancelled", {{"topic", topic(talk, turn)}}});
  ending.buttons.push_back({"button.menu", "menu"});
  return say(std::move(ending), turn);
}

bool Talks::lapses(Turn& turn) const {
  const auto talk = open(turn);
  return talk && talk->conversation->lapses();
}

void Talks::drop(Turn& turn) const {
  if (const auto talk = open(turn)) forget_talk(talk->conversation->name(), turn);
}

Reply Talks::set_aside(Open& talk, Turn& turn) const {
  save_talk({talk.conversation->name(), talk.run, talk.state.to_text(), "", milliseconds(turn.now)},
            turn);
  return reply_of(
      {{"talk.put_off", {{"topic", topic(talk, turn)}}}},
      {{"talk.resume_button", "resume", {{"topic", topic(talk, turn)}}}, {"button.menu", "menu"}},
      turn);
}

std::optional<Reply> Talks::resume(Turn& turn) const {
  if (auto asked = ask_again(turn, {})) return asked;
  const SavedConversation* saved = latest_talk(Waits::kPutOff, turn);
  const Conversation* conversation = saved ? find(saved->name) : nullptr;
  if (conversation == nullptr) return std::nullopt;
  Open talk = opened(*conversation, *saved, turn);
  return play(talk, {Input::Kind::kAskAgain}, turn);
}

std::optional<Reply> Talks::ask_again(Turn& turn, const std::vector<Say>& before) const {
  auto talk = open(turn);
  if (!talk) return std::nullopt;
  Reply asked = play(*talk, {Input::Kind::kAskAgain}, turn);
  put_before(asked, reply_of(before, {}, turn));
  return asked;
}

}  // namespace sammachip
