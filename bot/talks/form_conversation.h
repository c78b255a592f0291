// The conversation that fills a struct T. See bot/talks/conversation.h for the idea and the saved
// state.
#pragma once

#include <algorithm>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "bot/talks/form_play.h"

namespace sammachip {

// A photo the person sent, by its id (storage/machine/photos.h). Words answer it only as one of its
// buttons. A photo that turned out to be gone or no photo is asked for again at the next message.
Reader<std::string> photo();

template <class T>
class FormConversation : public Conversation {
 public:
  explicit FormConversation(std::string name) : Conversation(std::move(name)) {
    form_.name = this->name();
  }

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
    form_.questions.back().is_optional = true;
    return *this;
  }
  // One that a photo answers, or one of its choices(). A member that is optional may be skipped.
  template <class V>
  FormConversation& ask_photo(const std::string& key, V T::*member) & {
    add(key, photo(), [member](T& form, const std::string& id) { form.*member = id; });
    form_.questions.back().is_optional = !std::is_same_v<V, std::string>;
    form_.questions.back().is_photo = true;
    return *this;
  }
  // A yes to what was filled in. "No" asks `back_to` again, or with an empty one which answer to
  // change; everything before stands.
  FormConversation& confirm(const std::string& key, const std::string& back_to,
                            Reader<bool> reader) & {
    add(key, std::move(reader), [](T&, bool) {});
    form_.questions.back().back_to = back_to;
    form_.questions.back().is_confirmation = true;
    return *this;
  }

  // These speak of the question added last.

  // Of a confirmation: what is written instead of yes or no may be another answer to `back_to`.
  FormConversation& or_answer_again() & {
    form_.questions.back().takes_other_answer = true;
    return *this;
  }

  // A photo answers it with `value`, and with the photo itself the later question `photo_question`.
  // REQUIRES: that is asked after `value`.
  FormConversation& photo_means(const Json& value, const std::string& photo_question) & {
    form_.questions.back().photo_means = value;
    form_.questions.back().photo_for = photo_question;
    return *this;
  }
  FormConversation& only_if(std::function<bool(const T&, Turn&)> applies) & {
    form_.questions.back().applies = std::move(applies);
    return *this;
  }
  FormConversation& choices(std::function<std::vector<Choice>(const T&, Turn&)> choices) & {
    form_.questions.back().choices = std::move(choices);
    return *this;
  }
  // Only its buttons answer it: anything else is asked again.
  FormConversation& only_choices() & {
    auto& question = form_.questions.back();
    question.read = [](const std::string&, Turn&) -> Result<Json> {
      return tl::make_unexpected(Problem{"problem.choose", {}, {}});
    };
    question.is_only_choices = true;
    return *this;
  }
  // What follows from the answer, looked up for the questions after it; no effects.
  FormConversation& settle(std::function<void(T&, Turn&)> settle) & {
    form_.questions.back().settle = std::move(settle);
    return *this;
  }
  // What must hold between the answer (already in the struct) and those before it.
  FormConversation& must(std::function<std::optional<Problem>(const T&, Turn&)> must) & {
    form_.questions.back().set = [set = form_.questions.back().set, must](
                                     T& form, const Json& value,
                                     Turn& turn) -> std::optional<Problem> {
      if (auto problem = set(form, value, turn)) return problem;
      return must(form, turn);
    };
    return *this;
  }
  // What is asked, where it is not the sentence "<name>.<key>" without values.
  FormConversation& prompt(std::function<Say(const T&, Turn&)> prompt) & {
    form_.questions.back().prompt = std::move(prompt);
    return *this;
  }

  // The only place with effects; runs once, in the transaction that ends the talk.
  FormConversation& then(std::function<Ending(const T&, const State&, Turn&)> then) & {
    form_.then = std::move(then);
    return *this;
  }

  // What is known before any answer (the person's houses, say): filled in once for each message.
  FormConversation& prepare(std::function<void(T&, const State&, Turn&)> prepare) & {
    form_.prepare = std::move(prepare);
    return *this;
  }

  TalkStep advance(State& state, const Input& input, Turn& turn) const override {
    FormPlay<T> play(form_, state, turn);
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
    for (const auto& question : form_.questions) keys.push_back(question.key);
    return keys;
  }

  bool offers(const State& state, const std::string& text, Turn& turn) const override {
    State copy = state;
    return FormPlay<T>(form_, copy, turn).offers(text);
  }

  bool wants_photo(const State& state, Turn& turn) const override {
    State copy = state;
    return FormPlay<T>(form_, copy, turn).wants_photo();
  }

  int answered(const State& state, Turn& turn) const override {
    State copy = state;
    return static_cast<int>(FormPlay<T>(form_, copy, turn).walk().path.size());
  }

 private:
  template <class V, class Set>
  void add(const std::string& key, Reader<V> reader, Set set) {
    FormQuestion<T> question;
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
    form_.questions.push_back(std::move(question));
  }

  Form<T> form_;
};

}  // namespace sammachip
