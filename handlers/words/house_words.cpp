#include "handlers/words/house_words.h"

#include "bot/talks/conversation.h"
#include "handlers/words/wording.h"

namespace sammachip {

namespace {

std::string work_text(const Household& house, const std::string& code, const std::string& words,
                      const Turn& turn) {
  if (!is_occupation_known(house, code, words)) return say("house.not_asked", turn);
  return occupation_text(code, words, turn.texts, turn.language);
}

}  // namespace

bool was_asked(const Household& house) { return house.members > 0; }

bool is_occupation_known(const Household& house, const std::string& code,
                         const std::string& words) {
  if (!words.empty()) return true;
  return !code.empty() && (code != "other" || was_asked(house));
}

std::string main_work_text(const Household& house, const Turn& turn) {
  return work_text(house, house.main_occupation, house.main_occupation_text, turn);
}

std::string programme_work_text(const Household& house, const Turn& turn) {
  return work_text(house, house.programme_occupation, house.programme_occupation_text, turn);
}

std::string work_in_sentence(const Household& house, const Turn& turn) {
  const std::string& code = house.programme_occupation;
  const std::string& words = house.programme_occupation_text;
  const bool has_name = !words.empty() || (!code.empty() && code != "other");
  if (!has_name) return say("house.work_in_programme", turn);
  return occupation_text(code, words, turn.texts, turn.language);
}

std::string baseline_text(BaselineAnswer answer, const std::optional<long long>& satang,
                          const Turn& turn) {
  if (answer == BaselineAnswer::kFigure && satang) {
    return say("amount.baht", {{"amount", amount_text(*satang)}}, turn);
  }
  if (answer == BaselineAnswer::kUnwilling) return say("profile.unwilling", turn);
  return say(answer == BaselineAnswer::kUnsure ? "profile.unsure" : "house.not_asked", turn);
}

std::string skill_text(const Household& house, const Turn& turn) {
  if (!house.skill.empty()) return house.skill;
  return say(was_asked(house) ? "profile.nothing" : "house.not_asked", turn);
}

std::string reporting_day_text(const Household& house, const Turn& turn) {
  if (house.reporting_day == 0 && !was_asked(house)) return say("house.not_asked", turn);
  return say("weekday." + std::to_string(house.reporting_day), turn);
}

std::string no_phone_mark(const Household& house, const Turn& turn) {
  return house.no_phone ? say("village_card.mark_no_phone", turn) : std::string();
}

}  // namespace sammachip
