#include "handlers/households/record_answers.h"

#include <nlohmann/json.hpp>

#include "handlers/access/houses.h"
#include "handlers/access/join_requests.h"
#include "handlers/calendar/occupations.h"
#include "handlers/questions/amount_question.h"
#include "handlers/village/house_record.h"
#include "handlers/visits/help.h"
#include "handlers/words/commands.h"
#include "handlers/words/endings.h"
#include "language/answers/occupation_words.h"
#include "language/names/person_name.h"
#include "storage/machine/line_accounts.h"

namespace sammachip {

namespace {

// The house spoken of last of those whose record is the person's to change, else the first.
std::optional<Household> house_to_change(const Turn& turn) {
  std::optional<Household> found;
  for (const auto& house : houses_of(turn)) {
    if (!may_see_figures(house.id, turn)) continue;
    if (!found || house.id == turn.account.current_household_id) found = house;
  }
  return found;
}

std::string occupation_answer(const std::string& code, const std::string& words) {
  return code == "other" ? "other:" + words : code;
}

void set_figure(const char* key, BaselineAnswer kind, std::optional<long long> satang,
                JsonValue& answers) {
  if (kind == BaselineAnswer::kMissing) return;
  AmountAnswer answer;
  if (kind == BaselineAnswer::kUnwilling) answer.kind = AnswerKind::kUnwilling;
  if (kind == BaselineAnswer::kUnsure) answer.kind = AnswerKind::kUnsure;
  answer.satang = satang.value_or(0);
  answers.set(key, JsonValue(Json(answer)));
}

JsonValue answers_of(const Household& house, WhatChanges what) {
  JsonValue answers{{"members", house.members}, {"reporting_day", house.reporting_day}};
  answers.set("skill", house.skill.empty() ? JsonValue() : JsonValue(house.skill));
  if (what != WhatChanges::kMainOccupation) {
    answers.set("main_occupation",
                occupation_answer(house.main_occupation, house.main_occupation_text));
  }
  set_figure("baseline_total", house.baseline_total_answer, house.baseline_total_satang, answers);
  // What the new one earned before is another figure.
  if (what == WhatChanges::kProgrammeOccupation) return answers;
  answers.set("programme_occupation",
              occupation_answer(house.programme_occupation, house.programme_occupation_text));
  set_figure("baseline_occupation", house.baseline_occupation_answer,
             house.baseline_occupation_satang, answers);
  return answers;
}

}  // namespace

Ending begin_change_of_record(WhatChanges what, const std::string& words, Turn& turn) {
  const auto house = house_to_change(turn);
  if (!house) {
    if (houses_of(turn).empty()) return with_a_house("profile", JsonValue::object(), "", turn);
    return ending_of("meant.change", {{"contact", contact_text(turn)}},
                     {{"button.data", "data"}, {"button.help", "ask_help"}});
  }
  JsonValue answers = about_record_of(house->id, turn);
  const bool was_asked = house->members > 0;
  if (was_asked) answers.update(answers_of(*house, what));
  return begin_talk("profile", answers, was_asked ? words : std::string());
}

Ending begin_change_of_occupation(const std::string& text, Turn& turn) {
  const WhatChanges what = is_about_main_occupation(text) ? WhatChanges::kMainOccupation
                                                          : WhatChanges::kProgrammeOccupation;
  std::string words(what_it_became(text));
  if (read_occupation(words) == nullptr) words.clear();
  return begin_change_of_record(what, words, turn);
}

Ending begin_rename(const std::string& text, Turn&) {
  std::string name = new_name_in(text);
  if (name.empty()) name = name_made_known(text);
  return begin_talk("rename", JsonValue::object(), name);
}

}  // namespace sammachip
