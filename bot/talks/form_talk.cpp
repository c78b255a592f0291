// What one message does to a talk. In: the talk's questions, what is saved of it, and the message.
// Out: what is said next, with what is saved changed; or the ending.
//
//   words      take_text()      the label of a button is that button; else the question reads them
//   a button   take_button()    its answer, and what its question was about when it was shown
//   a photo    take_photo()     its id is the answer
//   back       go_back()        the question before is put again
//   skip       skip()           null is the answer, or the answer that is there stays
//   edit       list_edits()     names the answers; proceed() then puts the one chosen
//
// Every answer comes to take_answer(): a question that is no part of the talk any more is closed;
// an answer that will not do is refused; else it is saved, a yes to what was read back is dropped,
// and proceed() puts the first question without an answer. If there is none, then() is run.
#include "bot/talks/form_play.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "bot/talks/form_walk.h"
#include "bot/talks/typed_choice.h"
#include "bot/talks/wording.h"
#include "language/dates/date.h"

namespace sammachip {

namespace {

// One message to one person's talk.
class FormPlay : private FormWalk {
 public:
  using FormWalk::FormWalk;
  using FormWalk::walk;

  // Puts the question `wanted` if it is part of the talk, else the first unanswered one. With
  // none left the talk ends.
  TalkStep proceed(const std::string& wanted = {}) {
    const Walk reached = walk();
    // What its end would refuse is refused as soon as it is known what the talk is about.
    if (reached.is_at_an_end() || is_about_something(reached.form)) {
      if (auto ending = overtaken_ending(reached.form)) return ended(std::move(*ending));
    }
    if (reached.is_overtaken) return put_anew(*reached.next, reached.form);
    const FormQuestion* question = find(wanted);
    if (!reached.has(question)) question = reached.next;
    if (question != nullptr) return put(*question);
    return ended(talk_.then(reached.form, state_, turn_));
  }

  // Puts the talk's first question on the day it is asked; what was answered keeps its own.
  TalkStep ask_again() {
    if (walk().path.empty() && !state_.is_pushed) state_.begun_on = iso_date(turn_.today);
    return proceed(state_.asked);
  }

  bool offers(const std::string& text) const {
    const FormQuestion* question = find(state_.asked);
    if (question == nullptr) return false;
    const std::vector<Choice> choices = offered(*question, walk(question).form);
    return whole_choice(choices, text, turn_) != nullptr;
  }

  TalkStep take_text(const std::string& text) {
    const FormQuestion* question = find(state_.asked);
    // The release that asked it is gone, or an earlier answer went stale: say what is wanted now.
    const Walk before = walk(question);
    if (!leads_to(question, before)) return proceed();
    const std::vector<Choice> choices = offered(*question, before.form);
    if (const Choice* choice = whole_choice(choices, text, turn_)) {
      return take_choice(*question, *choice, text);
    }
    if (const auto kept = answers().find(kInDoubt); kept != answers().end()) {
      const auto answer = answer_in_doubt(JsonValue(*kept), question->key, text);
      answers().erase(kInDoubt);
      if (answer) return take_answer(question->key, answer->json());
    }
    if (question->divert) {
      if (auto other = question->divert(before.form, text, turn_)) return divert(*other, text);
    }
    keep_facts(*question, text);
    auto value = question->read(text, turn_);
    if (!value && question->takes_other_answer) {
      const FormQuestion* other = find(question->back_to);
      if (auto answer = other->read(text, turn_)) {
        keep_facts(*other, text);
        set_fact(kTypedAgain, true);
        // What is read back next says it.
        TalkStep step = take_words(*other, answer->json(), text);
        std::erase_if(step.says, [](const Say& one) { return one.key == "talk.changed"; });
        return step;
      }
    }
    if (value) return take_words(*question, value->json(), text);
    const bool are_numbered = state_.misses > 0 && can_be_numbered(*question, state_.problem);
    if (value.error().choices.empty()) {
      if (const Choice* choice = nearest_choice(choices, text, are_numbered, turn_)) {
        return take_choice(*question, *choice, text);
      }
    }
    return refuse_unless_over(*question, value.error(), text, before.form);
  }

  TalkStep take_choice(const FormQuestion& question, const Choice& choice,
                       const std::string& text) {
    TalkStep step = take_answer(question.key, choice.value.json());
    // Also a no, after which the question is put that was answered wrong.
    step.is_taken = true;
    if (!step.ending) state_.messages.json()[question.key] = message_of(text, turn_);
    return step;
  }

  TalkStep take_words(const FormQuestion& question, const Json& value, const std::string& text) {
    state_.said = text;
    state_.messages.json()[kLastWords] = message_of(text, turn_);
    if (talk_.still) state_.words.json()[question.key] = text;
    TalkStep step = take_answer(question.key, value, Given::kInWords);
    if (!step.ending) state_.messages.json()[question.key] = message_of(text, turn_);
    return step;
  }

  // A button of a question with a contract carries what it was shown for: the walk compares it.
  TalkStep take_button(const std::string& key, const Json& value) {
    if (!value.is_object() || !value.contains(kContract)) return take_answer(key, value);
    state_.contracts.json()[key] = value.at(kContract);
    return take_answer(key, value.value(kOfContract, Json()));
  }

  enum class Given { kByButton, kInWords };
  TalkStep take_answer(const std::string& key, const Json& value, Given how = Given::kByButton) {
    const FormQuestion* question = find(key);
    Walk before = walk(question);
    if (!leads_to(question, before)) return closed_question(before);
    if (value == kKeep) return proceed();
    if (value.is_null()) {
      if (!question->is_optional) return refuse(*question, {"talk.needed"}, {}, before.form);
    } else if (question->is_only_choices && !is_offered(*question, value, before.form)) {
      // It was offered when it was put, and what it would write is another by now.
      const bool is_changed = how == Given::kByButton && is_overtaken(*question, before);
      if (is_changed && !overtaken_ending(before.form)) return put_anew(*question, before.form);
      return refuse_unless_over(*question, {"problem.choose"}, {}, before.form);
    } else if (auto problem = question->set(before.form, value, turn_)) {
      // What a button says was right when it was put; words may never have been.
      if (how == Given::kInWords) before = walk(question);
      return refuse_unless_over(*question, std::move(*problem), {}, before.form);
    }
    if (question->is_confirmation && value == false) {
      if (question->back_to.empty()) return list_edits();
      answers().erase(question->back_to);
      return proceed(question->back_to);
    }
    const bool was_asked = state_.asked == key;
    answers()[key] = value;
    state_.misses = 0;
    drop_confirmations_after(*question);
    TalkStep next = proceed();
    if (!was_asked && !next.ending) next.says.insert(next.says.begin(), say("talk.changed"));
    next.is_taken = next.ending || answers().contains(key);  // Not where it was overtaken.
    return next;
  }

  bool wants_photo() const {
    const FormQuestion* question = find(state_.asked);
    return question != nullptr && (question->is_photo || !question->photo_means.is_null()) &&
           walk().has(question);
  }

  TalkStep take_photo(const Json& id) {
    const FormQuestion* question = find(state_.asked);
    if (!question->photo_means.is_null()) {
      take_answer(question->key, question->photo_means.json());
      question = find(question->photo_for);
      state_.asked = question->key;
    }
    const std::string key = question->key;
    TalkStep step = take_answer(key, id);
    if (!step.ending) state_.messages.json()[key] = turn_.message_id();
    return step;
  }

  TalkStep go_back() {
    const FormQuestion* asked = find(state_.asked);
    const Walk before = walk(asked);
    if (asked != nullptr && !before.path.empty()) return put(*before.path.back());
    TalkStep step = proceed(state_.asked);
    if (!step.ending) step.says.insert(step.says.begin(), say("talk.first_question"));
    return step;
  }

  TalkStep skip() {
    const FormQuestion* asked = find(state_.asked);
    // An answer that is there already is kept.
    if (asked == nullptr || answers().contains(asked->key)) return proceed();
    return take_answer(asked->key, Json());
  }

  TalkStep list_edits() {
    TalkStep step = proceed(state_.asked);
    if (step.ending) return step;
    for (const FormQuestion* question : walk().path) {
      if (question->is_confirmation) continue;
      step.edits.push_back({talk_.name + "." + question->key + ".label", question->key});
    }
    return step;
  }

 private:
  bool is_offered(const FormQuestion& question, const Json& answer, const std::any& form) const {
    const auto choices = question.choices(form, turn_);
    return std::any_of(choices.begin(), choices.end(),
                       [&](const Choice& choice) { return choice.value.json() == answer; });
  }

  // Beside the answers: what was offered in doubt of the last words, and gone with them.
  static constexpr const char* kInDoubt = kLastWords;

  // Stands in a button for "leave it as it is".
  static constexpr const char* kKeep = "~keep";

  // In a button: what its question was about when it was put, and the answer.
  static constexpr const char* kContract = "~of";
  static constexpr const char* kOfContract = "v";

  static Say say(const char* key) { return {key}; }

  // The question is not part of the talk any more, maybe because somebody else came first.
  TalkStep closed_question(const Walk& before) const {
    TalkStep closed;
    closed.ending = overtaken_ending(before.form);
    closed.is_closed_question = !closed.ending;
    return closed;
  }

  TalkStep divert(const std::pair<std::string, JsonValue>& other, const std::string& text) {
    const bool is_answered = find(other.first) != nullptr && answers().contains(other.first);
    set_fact(other.first, other.second.json());
    state_.messages.json()[other.first] = message_of(text, turn_);
    state_.said = text;
    state_.messages.json()[kLastWords] = message_of(text, turn_);
    TalkStep step = proceed();
    step.is_taken = true;
    // What is read back says it.
    const FormQuestion* next = step.ending ? nullptr : find(state_.asked);
    const bool is_said = next == nullptr || next->is_confirmation;
    if (is_answered && !is_said) step.says.insert(step.says.begin(), say("talk.changed"));
    return step;
  }

  static TalkStep ended(Ending ending) {
    TalkStep step;
    step.ending = std::move(ending);
    return step;
  }

  TalkStep put_anew(const FormQuestion& question, const std::any& form) {
    Values who = who_changed(form);
    answers().erase(question.key);
    TalkStep step = put(question);
    step.says.insert(step.says.begin(), who.empty() ? say("talk.overtaken")
                                                    : Say{"talk.overtaken_by", std::move(who)});
    return step;
  }

  // Whether a number can mean nothing but a choice: the question has no other answers.
  static bool can_be_numbered(const FormQuestion& question, std::string_view problem) {
    return problem == kOnlyChoices && !question.takes_other_answer && !question.divert;
  }

  Say question_said(const FormQuestion& question, const std::any& form) const {
    return question.prompt ? question.prompt(form, turn_) : Say{talk_.name + "." + question.key};
  }

  TalkStep put(const FormQuestion& question) {
    const Walk before = walk(&question);
    if (state_.asked != question.key) state_.misses = 0;
    state_.asked = question.key;
    TalkStep step;
    step.says.push_back(question_said(question, before.form));
    if (has_contract(question)) {
      keep_contract(question, before);
    }
    step.choices = with_contract(question, offered(question, before.form));
    if (answers().contains(question.key)) {
      step.choices.push_back({"talk.keep", kKeep});
    }
    step.has_previous = !before.path.empty();
    return step;
  }

  std::vector<Choice> with_contract(const FormQuestion& question,
                                    std::vector<Choice> choices) const {
    if (!has_contract(question)) return choices;
    for (auto& choice : choices) {
      if (choice.value.is_null() || choice.value == false) continue;
      choice.value = Json{{kContract, kept_contract(question)}, {kOfContract, choice.value.json()}};
    }
    return choices;
  }

  std::vector<Choice> offered(const FormQuestion& question, const std::any& form) const {
    std::vector<Choice> choices;
    if (question.choices) choices = question.choices(form, turn_);
    const bool offers_skip = std::any_of(choices.begin(), choices.end(), [](const Choice& choice) {
      return choice.value.is_null();
    });
    if (question.is_optional && !offers_skip) choices.push_back({"talk.skip", JsonValue()});
    return choices;
  }

  TalkStep refuse(const FormQuestion& question, Problem problem, const std::string& text,
                  const std::any& form) {
    state_.asked = question.key;
    TalkStep step;
    Say why{problem.key, std::move(problem.values)};
    if (text.empty()) {
      step.says.push_back(std::move(why));
    } else {
      state_.said = text;
      state_.messages.json()[kLastWords] = message_of(text, turn_);
      step.says = {
          other_words(missed(question, std::move(why), problem.choices.empty(), form), turn_)};
    }
    if (!text.empty() && !problem.choices.empty()) {
      answers()[kInDoubt] = kept_doubt(question.key, problem.choices, turn_).json();
    }
    step.choices = problem.choices.empty() ? with_contract(question, offered(question, form))
                                           : std::move(problem.choices);
    step.offers_a_person = state_.misses >= 2;
    step.has_previous = !walk(&question).path.empty();
    return step;
  }

  Refusal missed(const FormQuestion& question, Say problem, bool has_own_choices,
                 const std::any& form) {
    const bool is_same = state_.problem == problem.key;
    state_.problem = problem.key;
    const auto choices = has_own_choices ? offered(question, form) : std::vector<Choice>();
    return {std::move(problem),
            ++state_.misses,
            is_same,
            can_be_numbered(question, state_.problem) && has_own_choices,
            talk_.name + "." + question.key + ".label",
            choices,
            question_said(question, form)};
  }

  // It may not be an answer because somebody else came first.
  TalkStep refuse_unless_over(const FormQuestion& question, Problem problem,
                              const std::string& text, const std::any& form) {
    if (auto ending = overtaken_ending(form)) return ended(std::move(*ending));
    return refuse(question, std::move(problem), text, form);
  }

  // A yes given to an earlier wording is no yes to the new one.
  void drop_confirmations_after(const FormQuestion& changed) {
    for (const auto& question : talk_.questions) {
      if (question.is_confirmation && &question > &changed) answers().erase(question.key);
    }
  }
};

}  // namespace

TalkStep FormTalk::advance(State& state, const Input& input, Turn& turn) const {
  FormPlay play(form_, state, turn);
  switch (input.kind) {
    case Input::Kind::kText:
      return play.take_text(input.text);
    case Input::Kind::kAnswer:
      return play.take_button(input.question, input.value.json());
    case Input::Kind::kBack:
      return play.go_back();
    case Input::Kind::kSkip:
      return play.skip();
    case Input::Kind::kEdit:
      return input.question.empty() ? play.list_edits() : play.proceed(input.question);
    case Input::Kind::kAskAgain:
      return play.ask_again();
    case Input::Kind::kPhoto:
      return play.take_photo(input.value.json());
  }
  return {};
}

bool FormTalk::offers(const State& state, const std::string& text, Turn& turn) const {
  State copy = state;
  return FormPlay(form_, copy, turn).offers(text);
}

bool FormTalk::wants_photo(const State& state, Turn& turn) const {
  State copy = state;
  return FormPlay(form_, copy, turn).wants_photo();
}

int FormTalk::answered(const State& state, Turn& turn) const {
  State copy = state;
  return static_cast<int>(FormPlay(form_, copy, turn).walk().path.size());
}

}  // namespace sammachip
