#include "bot/talks/typed_choice.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "bot/talks/wording.h"
#include "language/answers/answers.h"
#include "language/answers/former_labels.h"
#include "language/answers/typed_label.h"
#include "language/letters/normalise.h"

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

// "1 3,500 บาท" would be read as another figure.
bool can_stand_behind_numbers(const std::vector<std::string>& labels) {
  return labels.size() > 1 && std::none_of(labels.begin(), labels.end(), [](const auto& label) {
           return !label.empty() && label.front() >= '0' && label.front() <= '9';
         });
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
  if (const Choice* choice = at(choices, whole_label(text, labels_of(choices, turn)))) {
    return choice;
  }
  const std::string said = normalise(text);
  const auto former = std::find_if(choices.begin(), choices.end(), [&](const Choice& choice) {
    return was_label(choice.label_key, said);
  });
  return former == choices.end() ? nullptr : &*former;
}

const Choice* nearest_choice(const std::vector<Choice>& choices, const std::string& text,
                             bool are_numbered, const Turn& turn) {
  if (choices.empty()) return nullptr;
  const std::vector<std::string> labels = labels_of(choices, turn);
  if (are_numbered && can_stand_behind_numbers(labels)) {
    if (const auto number = numbered_label(text, choices.size())) return at(choices, number);
  }
  if (const Choice* choice = at(choices, nearest_label(text, labels))) return choice;
  return by_yes_or_no(choices, text, labels);
}

JsonValue kept_doubt(const std::string& question, const std::vector<Choice>& choices,
                     const Turn& turn) {
  Json labels = Json::array();
  Json values = Json::array();
  for (const auto& choice : choices) {
    labels.push_back(label_of(choice, turn));
    values.push_back(choice.value.json());
  }
  return Json{{"question", question}, {"labels", labels}, {"values", values}};
}

std::optional<JsonValue> answer_in_doubt(const JsonValue& kept, const std::string& question,
                                         const std::string& text) {
  const Json& json = kept.json();
  if (!json.is_object() || json.value("question", "") != question) return std::nullopt;
  const auto labels = json.at("labels").get<std::vector<std::string>>();
  auto found = whole_label(text, labels);
  if (!found) found = nearest_label(text, labels);
  if (!found) return std::nullopt;
  return JsonValue(json.at("values").at(*found));
}

Say other_words(const Refusal& refusal, const Turn& turn) {
  std::vector<Say> says;
  const bool lists =
      refusal.are_numbered && can_stand_behind_numbers(labels_of(refusal.choices, turn));
  const bool is_listed = lists && refusal.misses == 1;
  // Twice is enough of the same.
  const bool is_told = refusal.misses <= 2 || !refusal.is_same_problem;
  if (is_told && !is_listed) says.push_back(refusal.problem);
  const bool has_label = turn.texts.has(turn.language, refusal.label_key);
  if (refusal.misses > 1) {
    if (refusal.misses % 3 == 0) {
      says.push_back({"talk.a_person"});
    } else if (refusal.misses % 3 == 1) {
      says.push_back({"talk.leave_it"});
    } else if (has_label) {
      says.push_back(
          {"talk.in_short", {{"label", turn.texts.say(turn.language, refusal.label_key)}}});
    } else {
      says.push_back(refusal.question);
    }
  }
  if (lists) says.push_back({"talk.numbered", {{"choices", listed(refusal, turn)}}});
  if (says.size() == 1) return says.front();
  std::string text;
  for (const Say& say : says) text += (text.empty() ? "" : "\n") + worded(say, turn).text;
  return Say{.text = text};
}

}  // namespace sammachip
