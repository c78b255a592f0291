#include "bot/talks/typed_choice.h"

#include <algorithm>

#include "bot/talks/wording.h"
#include "language/answers/answers.h"
#include "language/answers/typed_label.h"

namespace sammachip {

namespace {

// So many choices stand one under the other; more of them in one line.
constexpr std::size_t kMostLines = 5;

const Choice* at(const std::vector<Choice>& choices, std::optional<std::size_t> index) {
  return index ? &choices[*index] : nullptr;
}

// Without the ones that leave the question or its answer as they are.
std::vector<std::size_t> answers_among(const std::vector<Choice>& choices) {
  std::vector<std::size_t> answers;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    if (!choices[i].value.is_null()) answers.push_back(i);
  }
  return answers;
}

const Choice* by_yes_or_no(const std::vector<Choice>& choices, const std::string& text,
                           const std::vector<std::string>& labels) {
  const YesNo said = read_yes_no(text);
  const auto answers = answers_among(choices);
  if (said == YesNo::kUnclear || answers.size() != 2) return nullptr;
  const std::string two[] = {labels[answers[0]], labels[answers[1]]};
  const auto which = yes_and_no_of(two);
  if (!which) return nullptr;
  return &choices[answers[said == YesNo::kYes ? which->yes : which->no]];
}

std::string listed(const Refusal& refusal, const Turn& turn) {
  const std::vector<std::string> labels = labels_of(refusal.choices, turn);
  const bool is_long = labels.size() > kMostLines;
  std::string list;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    list += is_long && i > 0 ? "  " : "\n";
    list += std::to_string(i + 1) + " " + labels[i];
  }
  return list;
}

}  // namespace

const Choice* whole_choice(const std::vector<Choice>& choices, const std::string& text,
                           const Turn& turn) {
  if (choices.empty()) return nullptr;
  return at(choices, whole_label(text, labels_of(choices, turn)));
}

const Choice* nearest_choice(const std::vector<Choice>& choices, const std::string& text,
                             bool are_numbered, const Turn& turn) {
  if (choices.empty()) return nullptr;
  const std::vector<std::string> labels = labels_of(choices, turn);
  if (are_numbered) {
    if (const auto number = numbered_label(text, choices.size())) return at(choices, number);
  }
  if (const Choice* choice = at(choices, nearest_label(text, labels))) return choice;
  return by_yes_or_no(choices, text, labels);
}

std::vector<Say> other_words(const Refusal& refusal, const Turn& turn) {
  std::vector<Say> says;
  // Twice is enough of the same.
  if (refusal.misses <= 2 || !refusal.is_same_problem) says.push_back(refusal.problem);
  const bool lists = refusal.are_numbered && !refusal.choices.empty();
  if (refusal.misses == 1) {
    if (lists) says.push_back({"talk.numbered", {{"choices", listed(refusal, turn)}}});
    return says;
  }
  const bool has_label = turn.texts.has(turn.language, refusal.label_key);
  const std::string label = has_label ? turn.texts.say(turn.language, refusal.label_key) : "";
  switch (refusal.misses % 3) {
    case 2:
      if (has_label) {
        says.push_back({"talk.in_short", {{"label", label}}});
      } else {
        says.push_back(refusal.question);
      }
      break;
    case 0:
      says.push_back({"talk.a_person"});
      break;
    default:
      says.push_back({"talk.leave_it"});
  }
  if (lists) says.push_back({"talk.numbered", {{"choices", listed(refusal, turn)}}});
  return says;
}

}  // namespace sammachip
