// How a talk that fills a struct goes on: one message to what somebody has answered so far. Part of
// bot/talks/form_conversation.h, which says how such a talk is built, and knows the struct's type;
// here it is any, so that all talks share this code.
#pragma once

#include <any>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "bot/talks/conversation.h"

namespace sammachip {

// The key of a fact: another answer was typed instead of a yes to the one read back.
inline constexpr char kTypedAgain[] = "typed_again";

// What is known besides the answers and kept with them as a value: read from the words given to a
// question, or put there by another part of the talk.
struct FormFact {
  std::string key;
  std::function<void(std::any&, const Json&)> set;
  // Null where the words say nothing of it: then what is known stays. Empty: words are not read.
  std::function<JsonValue(const std::string&, const Turn&)> read;
};

// An answer that no question asks for.
struct FormGiven {
  std::string key;
  std::function<void(std::any&, const JsonValue&)> set;
};

// A question of a talk. Its functions are handed the talk's struct.
struct FormQuestion {
  std::string key;
  bool is_optional = false;
  bool is_confirmation = false;
  bool takes_other_answer = false;
  bool is_only_choices = false;
  bool is_photo = false;
  JsonValue photo_means;  // What a photo says that belongs to `photo_for`, or null.
  std::string photo_for;  // The question that a photo answers, too.
  std::string back_to;
  std::function<void(std::any&, Turn&)> settle;
  std::function<bool(const std::any&, Turn&)> applies;
  std::function<std::optional<Problem>(std::any&, const Json&, Turn&)> set;
  std::function<Result<JsonValue>(const std::string&, Turn&)> read;
  std::function<std::vector<Choice>(const std::any&, Turn&)> choices;
  std::function<Say(const std::any&, Turn&)> prompt;
  bool is_dated = false;  // What the answer means depends on the day it was given.
  std::vector<FormFact> facts;
  // The values that its answer will write. Of a confirmation without one: the answers before it.
  std::function<JsonValue(const std::any&, Turn&)> contract;
  // What words that were no answer to this question are instead: the key of a fact, and its value.
  std::function<std::optional<std::pair<std::string, JsonValue>>(const std::any&,
                                                                 const std::string&, Turn&)>
      divert;
};

// What a talk is made of.
struct Form {
  std::string name;
  bool lapses = false;
  std::any empty;  // The struct before any answer.
  // In the order asked; addresses are compared, so fixed after building.
  std::vector<FormQuestion> questions;
  std::vector<FormGiven> givens;
  std::function<void(std::any&, const State&, Turn&)> prepare;
  std::function<Ending(const std::any&, const State&, Turn&)> then;
  std::function<Subject(const std::any&, Turn&)> subject;
  std::function<std::optional<Ending>(const Subject&, const std::any&, Turn&)> still;
  WhoChanged who_changed;  // May be empty.
  Rule rule;               // The same; asked before still().
};

// The talk itself, of whatever struct.
class FormTalk : public Conversation {
 public:
  TalkStep advance(State& state, const Input& input, Turn& turn) const override;
  std::vector<std::string> questions() const override;
  bool offers(const State& state, const std::string& text, Turn& turn) const override;
  bool wants_photo(const State& state, Turn& turn) const override;
  bool lapses() const override { return form_.lapses; }
  int answered(const State& state, Turn& turn) const override;
  void tells_by(const WhoChanged& who_changed) override { form_.who_changed = who_changed; }
  void ruled_by(const Rule& rule) override { form_.rule = rule; }

 protected:
  FormTalk(std::string name, std::any empty);

  void add(FormQuestion question);
  // The question added last. REQUIRES: there is one.
  FormQuestion& last() { return form_.questions.back(); }
  void answer_last_by_choices_only();
  void check_last(std::function<std::optional<Problem>(const std::any&, Turn&)> must);

  Form form_;
};

}  // namespace sammachip
