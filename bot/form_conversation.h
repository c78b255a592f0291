// The conversation that fills a struct T. See bot/conversation.h for the idea and the saved state.
#pragma once

#include <algorithm>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "bot/conversation.h"
#include "language/normalise.h"

namespace sammachip {

// True where the text, normalise()d, is the label of `choice` in the person's language: a typed
// word does what its button does.
bool is_label(const Choice& choice, const std::string& normalised_text, const Turn& turn);

// A photo the person sent, by its id (storage/photos.h). Words answer it only as one of its
// buttons. A photo that turned out to be gone or no photo is asked for again at the next message.
Reader<std::string> photo();

template <class T>
class FormConversation : public Conversation {
 public:
  using Conversation::Conversation;

  // A question that must be answered. V must convert to and from JSON (nlohmann's to_json).
  template <class V>
  FormConversation& ask(const std::string& key, V T::*member, Reader<V> reader) & {
    add(key, std::move(reader), [member](T& form, V value) { form.*member = std::move(value); });
    return *this;
  }
  // One that may be skipped; the member stays empty then.
  template <class V>
  FormConversation& ask_optional(const std::string& key, std::optional<V> T::*member,
                                 Reader<V> reader) & {
    add(key, std::move(reader), [member](T& form, V value) { form.*member = std::move(value); });
    questions_.back().is_optional = true;
    return *this;
  }
  // One that a photo answers, or one of its choices(). A member that is optional may be skipped.
  template <class V>
  FormConversation& ask_photo(const std::string& key, V T::*member) & {
    add(key, photo(), [member](T& form, const std::string& id) { form.*member = id; });
    questions_.back().is_optional = !std::is_same_v<V, std::string>;
    questions_.back().is_photo = true;
    return *this;
  }
  // A yes to what was filled in. "No" asks `back_to` again, or with an empty one which answer to
  // change; everything before stands.
  FormConversation& confirm(const std::string& key, const std::string& back_to,
                            Reader<bool> reader) & {
    add(key, std::move(reader), [](T&, bool) {});
    questions_.back().back_to = back_to;
    questions_.back().is_confirmation = true;
    return *this;
  }

  // These speak of the question added last.

  // Of a confirmation: what is written instead of yes or no may be another answer to `back_to`.
  FormConversation& or_answer_again() & {
    questions_.back().takes_other_answer = true;
    return *this;
  }

  // A photo answers it with `value`, and with the photo itself the later question `photo_question`.
  // REQUIRES: that is asked after `value`.
  FormConversation& photo_means(const Json& value, const std::string& photo_question) & {
    questions_.back().photo_means = value;
    questions_.back().photo_for = photo_question;
    return *this;
  }
  FormConversation& only_if(std::function<bool(const T&, Turn&)> applies) & {
    questions_.back().applies = std::move(applies);
    return *this;
  }
  FormConversation& choices(std::function<std::vector<Choice>(const T&, Turn&)> choices) & {
    questions_.back().choices = std::move(choices);
    return *this;
  }
  // Only its buttons answer it: anything else is asked again.
  FormConversation& only_choices() & {
    auto& question = questions_.back();
    question.read = [](const std::string&, Turn&) -> Result<Json> {
      return tl::make_unexpected(Problem{"problem.choose", {}, {}});
    };
    question.is_only_choices = true;
    return *this;
  }
  // What follows from the answer, looked up for the questions after it; no effects.
  FormConversation& settle(std::function<void(T&, Turn&)> settle) & {
    questions_.back().settle = std::move(settle);
    return *this;
  }
  // What must hold between the answer (already in the struct) and those before it.
  FormConversation& must(std::function<std::optional<Problem>(const T&, Turn&)> must) & {
    questions_.back().set = [set = questions_.back().set, must](
                                T& form, const Json& value, Turn& turn) -> std::optional<Problem> {
      if (auto problem = set(form, value, turn)) return problem;
      return must(form, turn);
    };
    return *this;
  }
  // What is asked, where it is not the sentence "<name>.<key>" without values.
  FormConversation& prompt(std::function<Say(const T&, Turn&)> prompt) & {
    questions_.back().prompt = std::move(prompt);
    return *this;
  }

  // The only place with effects; runs once, in the transaction that ends the talk.
  FormConversation& then(std::function<Ending(const T&, const State&, Turn&)> then) & {
    then_ = std::move(then);
    return *this;
  }

  // What is known before any answer (the person's houses, say): filled in once for each message.
  FormConversation& prepare(std::function<void(T&, const State&, Turn&)> prepare) & {
    prepare_ = std::move(prepare);
    return *this;
  }

  TalkStep advance(State& state, const Input& input, Turn& turn) const override {
    Play play(*this, state, turn);
    switch (input.kind) {
      case Input::Kind::kText:
        return play.take_text(input.text);
      case Input::Kind::kAnswer:
        return play.take_answer(input.question, input.value);
      case Input::Kind::kBack:
        return play.go_back();
      case Input::Kind::kSkip:
        return play.skip();
      case Input::Kind::kEdit:
        return input.question.empty() ? play.list_edits() : play.proceed(input.question);
      case Input::Kind::kAskAgain:
        return play.proceed(state.asked);
      case Input::Kind::kPhoto:
        return play.take_photo(input.value);
    }
    return {};
  }

  std::vector<std::string> questions() const override {
    std::vector<std::string> keys;
    for (const auto& question : questions_) keys.push_back(question.key);
    return keys;
  }

  bool offers(const State& state, const std::string& text, Turn& turn) const override {
    State copy = state;
    return Play(*this, copy, turn).offers(text);
  }

  bool wants_photo(const State& state, Turn& turn) const override {
    State copy = state;
    return Play(*this, copy, turn).wants_photo();
  }

  int answered(const State& state, Turn& turn) const override {
    State copy = state;
    return static_cast<int>(Play(*this, copy, turn).walk().path.size());
  }

 private:
  struct Question {
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

  // Where the answers lead: the struct as far as it is filled, the questions answered, and the
  // first that is not (or whose answer no longer holds).
  struct Walk {
    T form;
    std::vector<const Question*> path;
    const Question* next = nullptr;

    bool has(const Question* question) const {
      return question != nullptr &&
             (next == question || std::find(path.begin(), path.end(), question) != path.end());
    }
  };

  // One message to one person's talk.
  class Play {
   public:
    Play(const FormConversation& talk, State& state, Turn& turn)
        : talk_(talk), state_(state), turn_(turn) {
      if (talk.prepare_) talk.prepare_(known_, state, turn);
    }

    // Fills the form up to (not including) `stop`, or as far as the answers go.
    Walk walk(const Question* stop = nullptr) const {
      Walk walk{known_, {}, nullptr};
      for (const auto& question : talk_.questions_) {
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
      step.ending = talk_.then_(reached.form, state_, turn_);
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
            {talk_.name() + "." + question->key + ".label", Json(question->key), {}, {}});
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
      for (const auto& question : talk_.questions_) {
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
                                          : Say{talk_.name() + "." + question.key, {}, {}, {}});
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
      const bool offers_skip =
          std::any_of(choices.begin(), choices.end(),
                      [](const Choice& choice) { return choice.value.is_null(); });
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
      for (const auto& question : talk_.questions_) {
        if (question.is_confirmation && &question > &changed) state_.answers.erase(question.key);
      }
    }

    const FormConversation& talk_;
    State& state_;
    Turn& turn_;
    T known_{};
  };

  template <class V, class Set>
  void add(const std::string& key, Reader<V> reader, Set set) {
    Question question;
    question.key = key;
    question.set = [check = reader.check, set](T& form, const Json& value,
                                               Turn& turn) -> std::optional<Problem> {
      V typed{};
      // A value saved by an earlier release, or a forged button, may have another shape.
      try {
        value.get_to(typed);
      } catch (const Json::exception&) {
        return Problem{"problem.unreadable", {}, {}};
      }
      if (check) {
        if (auto problem = check(typed, turn)) return problem;
      }
      set(form, std::move(typed));
      return std::nullopt;
    };
    question.read = [read = reader.read](const std::string& text, Turn& turn) -> Result<Json> {
      auto value = read(text, turn);
      if (!value) return tl::make_unexpected(std::move(value.error()));
      return Json(std::move(*value));
    };
    if (!reader.choices.empty()) {
      question.choices = [choices = std::move(reader.choices)](const T&, Turn&) { return choices; };
    }
    questions_.push_back(std::move(question));
  }

  std::vector<Question>
      questions_;  // In the order asked; addresses are compared, so fixed after building.
  std::function<void(T&, const State&, Turn&)> prepare_;
  std::function<Ending(const T&, const State&, Turn&)> then_;
};

}  // namespace sammachip
