// How a talk that fills a struct T goes on: one message to what somebody has answered so far. Part
// of bot/talks/form_conversation.h, which says how such a talk is built.
#pragma once

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "bot/talks/conversation.h"
#include "language/letters/normalise.h"

namespace sammachip {

// True where the text, normalise()d, is the label of `choice` in the person's language: a typed
// word does what its button does.
bool is_label(const Choice& choice, const std::string& normalised_text, const Turn& turn);

// A question of a talk that fills a struct T.
template <class T>
struct FormQuestion {
  std::string key;
  bool is_optional = false;
  bool is_confirmation = false;
  bool takes_other_answer = false;
  bool is_only_choices = false;
  bool is_photo = false;
  Json photo_means;       // What a photo says that belongs to `photo_for`, or null.
  std::string photo_for;  // The question that a photo answers, too.
  std::string back_to;
  std::function<void(T&, Turn&)> settle;
  std::function<bool(const T&, Turn&)> applies;
  std::function<std::optional<Problem>(T&, const Json&, Turn&)> set;
  std::function<Result<Json>(const std::string&, Turn&)> read;
  std::function<std::vector<Choice>(const T&, Turn&)> choices;
  std::function<Say(const T&, Turn&)> prompt;
};

// What a talk is made of.
template <class T>
struct Form {
  std::string name;
  // In the order asked; addresses are compared, so fixed after building.
  std::vector<FormQuestion<T>> questions;
  std::function<void(T&, const State&, Turn&)> prepare;
  std::function<Ending(const T&, const State&, Turn&)> then;
};

// Where the answers lead: the struct as far as it is filled, the questions answered, and the
// first that is not (or whose answer no longer holds).
template <class T>
struct FormWalk {
  T form;
  std::vector<const FormQuestion<T>*> path;
  const FormQuestion<T>* next = nullptr;

  bool has(const FormQuestion<T>* question) const {
    return question != nullptr &&
           (next == question || std::find(path.begin(), path.end(), question) != path.end());
  }
};

// One message to one person's talk.
template <class T>
class FormPlay {
  using Question = FormQuestion<T>;
  using Walk = FormWalk<T>;

 public:
  // All three must outlive *this.
  FormPlay(const Form<T>& talk, State& state, Turn& turn)
      : talk_(talk), state_(state), turn_(turn) {
    if (talk.prepare) talk.prepare(known_, state, turn);
  }

  // Fills the form up to (not including) `stop`, or as far as the answers go.
  Walk walk(const Question* stop = nullptr) const {
    Walk walk{known_, {}, nullptr};
    for (const auto& question : talk_.questions) {
      if (&question == stop) break;
      if (question.applies && !question.applies(walk.form, turn_)) continue;
      const auto answer = state_.answers.find(question.key);
      const bool is_missing =
          answer == state_.answers.end() || (answer->is_null() && !question.is_optional);
      if (is_missing ||
          (!answer->is_null() && question.set(walk.form, *answer, turn_).has_value())) {
        walk.next = &question;
        break;
      }
      if (question.settle) question.settle(walk.form, turn_);
      walk.path.push_back(&question);
    }
    return walk;
  }

  // Puts the question `wanted` if it is part of the talk, else the first unanswered one. With
  // none left the talk ends.
  TalkStep proceed(const std::string& wanted = {}) {
    const Walk reached = walk();
    const Question* question = find(wanted);
    if (!reached.has(question)) question = reached.next;
    if (question != nullptr) return put(*question);
    TalkStep step;
    step.ending = talk_.then(reached.form, state_, turn_);
    return step;
  }

  bool offers(const std::string& text) const {
    const Question* question = find(state_.asked);
    if (question == nullptr) return false;
    const std::vector<Choice> choices = offered(*question, walk(question).form);
    return find_label(choices, text) != nullptr;
  }

  TalkStep take_text(const std::string& text) {
    const Question* question = find(state_.asked);
    // The release that asked it is gone, or an earlier answer went stale: say what is wanted now.
    const Walk before = walk(question);
    if (!leads_to(question, before)) return proceed();
    const std::vector<Choice> choices = offered(*question, before.form);
    if (const Choice* choice = find_label(choices, text)) {
      return take_answer(question->key, choice->value);
    }
    auto value = question->read(text, turn_);
    if (!value && question->takes_other_answer) {
      const Question* other = find(question->back_to);
      if (auto answer = other->read(text, turn_)) return take_words(*other, *answer, text);
    }
    if (!value) return refuse(*question, value.error(), text, before.form);
    return take_words(*question, *value, text);
  }

  TalkStep take_words(const Question& question, const Json& value, const std::string& text) {
    state_.said = text;
    TalkStep step = take_answer(question.key, value);
    if (!step.ending) state_.messages[question.key] = turn_.event.message_id;
    return step;
  }

  TalkStep take_answer(const std::string& key, const Json& value) {
    const Question* question = find(key);
    Walk before = walk(question);
    if (!leads_to(question, before)) {
      TalkStep closed;
      closed.is_closed_question = true;
      return closed;
    }
    if (value == kKeep) return proceed();
    if (value.is_null()) {
      if (!question->is_optional)
        return refuse(*question, {"talk.needed", {}, {}}, {}, before.form);
    } else if (question->is_only_choices && !is_offered(*question, value, before.form)) {
      return refuse(*question, {"problem.choose", {}, {}}, {}, before.form);
    } else if (auto problem = question->set(before.form, value, turn_)) {
      return refuse(*question, *problem, {}, before.form);
    }
    if (question->is_confirmation && value == false) {
      if (question->back_to.empty()) return list_edits();
      state_.answers.erase(question->back_to);
      return proceed(question->back_to);
    }
    const bool was_asked = state_.asked == key;
    state_.answers[key] = value;
    state_.misses = 0;
    drop_confirmations_after(*question);
    TalkStep next = proceed();
    if (!was_asked && !next.ending) next.says.insert(next.says.begin(), say("talk.changed"));
    return next;
  }

  bool wants_photo() const {
    const Question* question = find(state_.asked);
    return question != nullptr && (question->is_photo || !question->photo_means.is_null()) &&
           walk().has(question);
  }

  TalkStep take_photo(const Json& id) {
    const Question* question = find(state_.asked);
    if (!question->photo_means.is_null()) {
      take_answer(question->key, question->photo_means);
      question = find(question->photo_for);
      state_.asked = question->key;
    }
    const std::string key = question->key;
    TalkStep step = take_answer(key, id);
    if (!step.ending) state_.messages[key] = turn_.event.message_id;
    return step;
  }

  TalkStep go_back() {
    const Question* asked = find(state_.asked);
    const Walk before = walk(asked);
    if (asked != nullptr && !before.path.empty()) return put(*before.path.back());
    TalkStep step = proceed(state_.asked);
    if (!step.ending) step.says.insert(step.says.begin(), say("talk.first_question"));
    return step;
  }

  TalkStep skip() {
    const Question* asked = find(state_.asked);
    // An answer that is there already is kept.
    if (asked == nullptr || state_.answers.contains(asked->key)) return proceed();
    return take_answer(asked->key, Json());
  }

  TalkStep list_edits() {
    TalkStep step = proceed(state_.asked);
    if (step.ending) return step;
    for (const Question* question : walk().path) {
      if (question->is_confirmation) continue;
      step.edits.push_back(
          {talk_.name + "." + question->key + ".label", Json(question->key), {}, {}});
    }
    return step;
  }

 private:
  // Fills the answer in; false if it is not acceptable (any more).
  bool holds(const Question& question, const Json& answer, T& form) const {
    if (question.is_only_choices && !is_offered(question, answer, form)) return false;
    return !question.set(form, answer, turn_).has_value();
  }

  bool is_offered(const Question& question, const Json& answer, const T& form) const {
    const auto choices = question.choices(form, turn_);
    return std::any_of(choices.begin(), choices.end(),
                       [&](const Choice& choice) { return choice.value == answer; });
  }

  // Stands in a button for "leave it as it is".
  static constexpr const char* kKeep = "~keep";

  static Say say(const char* key) { return {key, {}, {}, {}}; }

  // Whether the talk comes to `question`, given the walk that stopped before it.
  bool leads_to(const Question* question, const Walk& before) const {
    return question != nullptr && before.next == nullptr &&
           (!question->applies || question->applies(before.form, turn_));
  }

  const Choice* find_label(const std::vector<Choice>& choices, const std::string& text) const {
    const std::string said = normalise(text);
    for (const auto& choice : choices) {
      if (is_label(choice, said, turn_)) return &choice;
    }
    return nullptr;
  }

  const Question* find(const std::string& key) const {
    for (const auto& question : talk_.questions) {
      if (question.key == key) return &question;
    }
    return nullptr;
  }

  TalkStep put(const Question& question) {
    const Walk before = walk(&question);
    if (state_.asked != question.key) state_.misses = 0;
    state_.asked = question.key;
    TalkStep step;
    step.says.push_back(question.prompt ? question.prompt(before.form, turn_)
                                        : Say{talk_.name + "." + question.key, {}, {}, {}});
    step.choices = offered(question, before.form);
    if (state_.answers.contains(question.key)) {
      step.choices.push_back({"talk.keep", Json(kKeep), {}, {}});
    }
    step.has_previous = !before.path.empty();
    return step;
  }

  std::vector<Choice> offered(const Question& question, const T& form) const {
    std::vector<Choice> choices;
    if (question.choices) choices = question.choices(form, turn_);
    const bool offers_skip = std::any_of(choices.begin(), choices.end(), [](const Choice& choice) {
      return choice.value.is_null();
    });
    if (question.is_optional && !offers_skip) choices.push_back({"talk.skip", Json(), {}, {}});
    return choices;
  }

  TalkStep refuse(const Question& question, Problem problem, const std::string& text,
                  const T& form) {
    state_.asked = question.key;
    if (!text.empty()) {
      state_.said = text;
      state_.messages["~said"] = turn_.event.message_id;
      ++state_.misses;
    }
    TalkStep step;
    step.says.push_back({std::move(problem.key), std::move(problem.values), {}, {}});
    step.choices = problem.choices.empty() ? offered(question, form) : std::move(problem.choices);
    step.offers_a_person = state_.misses >= 2;
    step.has_previous = !walk(&question).path.empty();
    return step;
  }

  // A yes given to an earlier wording is no yes to the new one.
  void drop_confirmations_after(const Question& changed) {
    for (const auto& question : talk_.questions) {
      if (question.is_confirmation && &question > &changed) state_.answers.erase(question.key);
    }
  }

  const Form<T>& talk_;
  State& state_;
  Turn& turn_;
  T known_{};
};

}  // namespace sammachip
