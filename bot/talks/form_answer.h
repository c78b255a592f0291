// How an answer of the type V becomes a question of a talk. To be included by who instantiates
// question_of() for a type of its own; the common ones are (form_conversation.h).
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>

#include "bot/base/json_mistake.h"
#include "bot/talks/form_play.h"

namespace sammachip {

template <class V>
FormQuestion question_of(const std::string& key, Reader<V> reader,
                         std::function<void(std::any& form, V&& value)> set) {
  FormQuestion question;
  question.key = key;
  question.set = [check = std::move(reader.check), set = std::move(set)](
                     std::any& form, const Json& value, Turn& turn) -> std::optional<Problem> {
    V typed{};
    // A value saved by an earlier release, or a forged button, may have another shape.
    if (json_mistake_of([&] { value.get_to(typed); })) {
      return Problem{"problem.unreadable"};
    }
    auto problem = check ? check(typed, turn) : std::nullopt;
    // Also what will not do any more: still() says of it why.
    set(form, std::move(typed));
    return problem;
  };
  question.read = [read = std::move(reader.read)](const std::string& text,
                                                  Turn& turn) -> Result<JsonValue> {
    auto value = read(text, turn);
    if (!value) return tl::make_unexpected(std::move(value.error()));
    return JsonValue(Json(std::move(*value)));
  };
  if (!reader.choices.empty()) {
    question.choices = [choices = std::move(reader.choices)](const std::any&, Turn&) {
      return choices;
    };
  }
  return question;
}

}  // namespace sammachip
