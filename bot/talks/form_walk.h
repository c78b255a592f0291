// Where the answers of a talk lead: which questions are answered, what their answers come to, and
// what they were given for. Part of form_talk.cpp, which says what one message does.
//
// How far somebody has come is saved nowhere. At each message it is found by a walk over the talk's
// questions, in their order, with an empty form and the answers that are saved:
//
//   the question does not apply to the form so far:   it is passed over
//   it has no answer:                                 the walk ends; it is asked next
//   its yes was given to values that are others now:  the walk ends; is_overtaken
//   its answer will not do any more:                  the walk ends; is_stale
//   else:                                             the answer fills the form; it is in `path`
//
// For example, a talk asks for the house, the month (only if it reports by the month), the amount,
// and whether all is right. Saved are the answers to `house`, `amount` and `sure`:
//
//   house    answered                  path: house
//   month    does not apply
//   amount   answered                  path: house, amount
//   sure     yes, to these values      path: house, amount, sure; nothing is left: the talk ends
//
// If the house has left meanwhile, the walk ends at `house`, and that is asked again; the other
// answers stay saved until the walk comes to them.
#pragma once

#include <any>
#include <optional>
#include <string>
#include <vector>

#include "bot/talks/form_play.h"

namespace sammachip {

// The struct as far as it is filled, the questions answered, and the first that is not (or whose
// answer no longer holds).
struct Walk {
  std::any form;
  std::vector<const FormQuestion*> path;
  const FormQuestion* next = nullptr;
  bool is_overtaken = false;  // `next` was answered, and what its answer would write has changed.
  bool is_stale = false;      // `next` was answered, and its answer will not do any more.

  bool has(const FormQuestion* question) const;
  // Whether nothing is left to ask, or what was answered does not hold any more.
  bool is_at_an_end() const { return next == nullptr || is_overtaken || is_stale; }
};

// Lives for one message.
class FormWalk {
 public:
  // All three must outlive *this.
  FormWalk(const Form& talk, State& state, Turn& turn);

  // Fills the form up to (not including) `stop`, or as far as the answers go.
  Walk walk(const FormQuestion* stop = nullptr) const;

 protected:
  const FormQuestion* find(const std::string& key) const;
  // Whether the talk comes to `question`, given the walk that stopped before it.
  bool leads_to(const FormQuestion* question, const Walk& before) const;

  Json& answers() const { return state_.answers.json(); }
  // Keeps what the words say besides their answer to `question`.
  void keep_facts(const FormQuestion& question, const std::string& text);
  void set_fact(const std::string& key, const Json& value);

  static bool has_contract(const FormQuestion& question);
  // Of the values that an answer to `question` would write by now. REQUIRES: has_contract().
  std::string contract_of(const FormQuestion& question, const Walk& before) const;
  // The question is put for these now.
  void keep_contract(const FormQuestion& question, const Walk& before);
  // What the question was put for; empty: a release without contracts put it.
  std::string kept_contract(const FormQuestion& question) const;
  // Whether an answer would write other values by now than it was asked for.
  bool is_overtaken(const FormQuestion& question, const Walk& before) const;

  // Who changed the subject since the last question with a contract was put. Empty: nobody known.
  Values who_changed(const std::any& form) const;
  // Whether the subject of still() is known yet.
  bool is_about_something(const std::any& form) const;
  // The ending where somebody else or a rule came first; nothing where all is as it was.
  std::optional<Ending> overtaken_ending(const std::any& form) const;

  const Form& talk_;
  State& state_;
  Turn& turn_;

 private:
  void drop_undated_answers();

  std::any known_;  // Before any answer: what the talk was begun with, and its facts.
};

}  // namespace sammachip
