#include "bot/talks/form_walk.h"

#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string_view>

#include "language/dates/date.h"
#include "storage/database/identifier.h"

namespace sammachip {

namespace {

// Beside the contracts: when the last of them was put, in milliseconds.
constexpr char kPutAt[] = "~at";

// FNV-1a: tells whether two sets of values are the same, and hides nothing.
std::string hash_of(const Json& values) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char c : values.dump(-1, ' ', false, Json::error_handler_t::replace)) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  }
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (int i = 0; i < 12; ++i, hash >>= 4U) text += digits[hash & 15U];
  return text;
}

}  // namespace

bool Walk::has(const FormQuestion* question) const {
  return question != nullptr &&
         (next == question || std::find(path.begin(), path.end(), question) != path.end());
}

FormWalk::FormWalk(const Form& talk, State& state, Turn& turn)
    : talk_(talk), state_(state), turn_(turn), known_(talk.empty) {
  drop_undated_answers();
  for (const auto& given : talk.givens) {
    const auto value = answers().find(given.key);
    if (value != answers().end()) given.set(known_, JsonValue(*value));
  }
  if (talk.prepare) talk.prepare(known_, state, turn);
  for (const auto& question : talk.questions) {
    for (const auto& fact : question.facts) {
      if (const auto value = answers().find(fact.key); value != answers().end()) {
        fact.set(known_, *value);
      }
    }
  }
}

Walk FormWalk::walk(const FormQuestion* stop) const {
  Walk walk{known_, {}, nullptr};
  for (const auto& question : talk_.questions) {
    if (&question == stop) break;
    if (question.applies && !question.applies(walk.form, turn_)) continue;
    const auto answer = answers().find(question.key);
    const bool is_missing =
        answer == answers().end() || (answer->is_null() && !question.is_optional);
    walk.is_overtaken = !is_missing && is_overtaken(question, walk);
    walk.is_stale = !is_missing && !walk.is_overtaken && !answer->is_null() &&
                    question.set(walk.form, *answer, turn_).has_value();
    if (is_missing || walk.is_overtaken || walk.is_stale) {
      walk.next = &question;
      break;
    }
    if (question.settle) question.settle(walk.form, turn_);
    walk.path.push_back(&question);
  }
  return walk;
}

const FormQuestion* FormWalk::find(const std::string& key) const {
  for (const auto& question : talk_.questions) {
    if (question.key == key) return &question;
  }
  return nullptr;
}

bool FormWalk::leads_to(const FormQuestion* question, const Walk& before) const {
  return question != nullptr && before.next == nullptr &&
         (!question->applies || question->applies(before.form, turn_));
}

// A release that did not keep the day saved answers that nobody can place any more.
void FormWalk::drop_undated_answers() {
  if (!state_.begun_on.empty()) return;
  state_.begun_on = iso_date(turn_.today);
  for (const auto& question : talk_.questions) {
    if (question.is_dated) answers().erase(question.key);
  }
}

void FormWalk::keep_facts(const FormQuestion& question, const std::string& text) {
  for (const auto& fact : question.facts) {
    if (!fact.read) continue;
    const JsonValue value = fact.read(text, turn_);
    if (value.is_null()) continue;
    answers()[fact.key] = value.json();
    fact.set(known_, value.json());
  }
}

void FormWalk::set_fact(const std::string& key, const Json& value) {
  answers()[key] = value;
  for (const auto& question : talk_.questions) {
    for (const auto& fact : question.facts) {
      if (fact.key == key) fact.set(known_, value);
    }
  }
}

bool FormWalk::has_contract(const FormQuestion& question) {
  return question.is_confirmation || question.contract;
}

std::string FormWalk::contract_of(const FormQuestion& question, const Walk& before) const {
  if (question.contract) return hash_of(question.contract(before.form, turn_).json());
  Json values = Json::object();
  for (const FormQuestion* answered : before.path) {
    if (!answered->is_confirmation) values[answered->key] = answers()[answered->key];
  }
  return hash_of(values);
}

void FormWalk::keep_contract(const FormQuestion& question, const Walk& before) {
  state_.contracts.json()[question.key] = contract_of(question, before);
  state_.contracts.json()[kPutAt] = milliseconds(turn_.now);
}

std::string FormWalk::kept_contract(const FormQuestion& question) const {
  return state_.contracts.text_of(question.key.c_str());
}

// Only a yes writes: a "no" may be given to anything.
bool FormWalk::is_overtaken(const FormQuestion& question, const Walk& before) const {
  return has_contract(question) && kept_contract(question) != contract_of(question, before);
}

Values FormWalk::who_changed(const std::any& form) const {
  const auto put_at = state_.contracts.json().find(kPutAt);
  if (!talk_.who_changed || !is_about_something(form)) return {};
  if (put_at == state_.contracts.json().end()) return {};
  return talk_.who_changed(talk_.subject(form, turn_), put_at->get<long long>(), turn_);
}

bool FormWalk::is_about_something(const std::any& form) const {
  return talk_.still && !talk_.subject(form, turn_).id.empty();
}

std::optional<Ending> FormWalk::overtaken_ending(const std::any& form) const {
  if (!talk_.still) return std::nullopt;
  const Subject about = talk_.subject(form, turn_);
  auto ending = talk_.rule ? talk_.rule(talk_.name, about, turn_) : std::nullopt;
  if (!ending) ending = talk_.still(about, form, turn_);
  if (!ending) return std::nullopt;
  std::string typed;
  for (const auto& question : talk_.questions) {
    const std::string words = state_.words.text_of(question.key.c_str());
    if (!words.empty()) typed += "\n\"" + words + "\"";
  }
  if (!typed.empty()) ending->says.push_back({"talk.was_typed", {{"words", typed}}});
  return ending;
}

}  // namespace sammachip
