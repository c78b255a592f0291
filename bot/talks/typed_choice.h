// A question's buttons, typed; and what is said of words that were no answer.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bot/talks/conversation.h"

namespace sammachip {

// The choice that `text` is the whole label of; null if it is none. See whole_label().
const Choice* whole_choice(const std::vector<Choice>& choices, const std::string& text,
                           const Turn& turn);

// The choice that is meant by words which the question could not read: part of a label, its number
// where they were numbered, or a yes or no to two that say these. Null if none is clear.
const Choice* nearest_choice(const std::vector<Choice>& choices, const std::string& text,
                             bool are_numbered, const Turn& turn);

// The buttons that were offered in doubt of somebody's words, as they are kept with the words, and
// the answer of the one that is typed; nothing where they were of another question or it is none.
JsonValue kept_doubt(const std::string& question, const std::vector<Choice>& choices,
                     const Turn& turn);
std::optional<JsonValue> answer_in_doubt(const JsonValue& kept, const std::string& question,
                                         const std::string& text);

// What words are refused with to which only buttons are an answer.
inline constexpr std::string_view kOnlyChoices = "problem.choose";

// Why words were refused, and how often in a row to this question.
struct Refusal {
  Say problem;
  int misses = 1;
  bool is_same_problem = false;  // As the time before.
  bool are_numbered = false;     // The choices can be typed by their numbers.
  std::string label_key = {};    // What the question is called; may name no sentence.
  std::vector<Choice> choices;   // Its own.
  Say question = {};             // As it was put; said again where it has no label.
};

// One bubble, in other words each time, so that nobody reads one sentence three times: what is
// wrong and how to type it; then the question in short; then who helps, and how to leave it.
Say other_words(const Refusal& refusal, const Turn& turn);

}  // namespace sammachip
