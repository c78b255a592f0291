// Asking house by house whether it can do what the village chose: by who looks after it, and by its
// own people.
#include <algorithm>

#include "handlers/access/houses.h"
#include "handlers/access/out_of_house.h"
#include "handlers/access/roles.h"
#include "handlers/forum/feasibility.h"
#include "handlers/forum/talks.h"
#include "handlers/questions/given_reason.h"
#include "handlers/questions/readers.h"
#include "handlers/village/house_choice.h"
#include "handlers/village/still_open.h"
#include "handlers/village/village_work.h"
#include "handlers/visits/help_desk.h"
#include "handlers/words/endings.h"
#include "handlers/words/wording.h"
#include "language/answers/answers.h"
#include "language/letters/similarity.h"
#include "storage/households/households.h"
#include "storage/records.h"
#include "storage/villages/places.h"

namespace sammachip {

namespace {

struct FeasibleForm {
  ProgrammeId programme;
  HouseholdId house;  // Its id.
  std::optional<Feasible> answer;
  std::optional<std::string> reason;
  // Looked up.
  VillageProgramme year;
  Household asked;
};

// One of the person's own, for which they speak themselves.
Reader<std::string> own_house() {
  Reader<std::string> reader = words_up_to(40);
  reader.check = [](const std::string& id, const Turn& turn) -> std::optional<Problem> {
    const auto houses = houses_to_answer(turn);
    const bool is_own = std::any_of(houses.begin(), houses.end(),
                                    [&](const Household& house) { return house.id == id; });
    if (is_own) return std::nullopt;
    return Problem{"problem.choose"};
  };
  return reader;
}

Values question_values(const FeasibleForm& form, const Turn& turn) {
  return {{"occupation", chosen_occupation(form.year, turn)},
          {"house", form.asked.house_no},
          {"name", form.asked.head_name}};
}

void look_up_house_asked(FeasibleForm& form, Turn& turn) {
  form.asked = turn.records.households.find(form.house).value_or(Household{});
  form.year = turn.records.places.find_programme_by_id(form.asked.programme_id.value_or(""))
                  .value_or(VillageProgramme{});
}

StandingAnswer of_another_now(const FeasibleForm& form, const Turn& turn) {
  StandingAnswer stands = stands_of_feasibility(form.year.id, form.asked, turn);
  return is_of_another(stands, turn) ? stands : StandingAnswer{};
}

// With what another one answered for the house before.
Say feasible_prompt(const char* sentence, const FeasibleForm& form, const Turn& turn) {
  const StandingAnswer stands = of_another_now(form, turn);
  if (stands.said.empty()) return {sentence, question_values(form, turn)};
  const std::string question = say(sentence, question_values(form, turn), turn);
  return {.text = said_before_text(stands, turn) + "\n" + question};
}

void ask_answer(FormConversation<FeasibleForm>& talk, const char* sentence) {
  Reader<std::string> answer = one_of(feasible_choices());
  talk.ask("answer", &FeasibleForm::answer, answer)
      .only_if([](const FeasibleForm& form, Turn&) { return !form.asked.id.empty(); })
      .contract([](const FeasibleForm& form, Turn& turn) -> JsonValue {
        const StandingAnswer stands = of_another_now(form, turn);
        return JsonValue{{"house", form.house}, {"by", stands.by}, {"said", stands.said}};
      })
      .prompt([sentence](const FeasibleForm& form, Turn& turn) {
        return feasible_prompt(sentence, form, turn);
      });
  talk.ask_optional("reason", &FeasibleForm::reason, reason_words())
      .only_if([](const FeasibleForm& form, Turn&) { return form.answer == Feasible::kNo; })
      .choices(unable_reasons());
}

std::string reason_kept(const FeasibleForm& form) {
  return form.reason && form.answer == Feasible::kNo ? kept_reason(*form.reason) : std::string();
}

Ending poll_ending(const VillageYear& village, const FeasibilityPoll& poll) {
  const ProgrammeId& id = village.programme.id;
  if (poll.warns()) {
    return ending_of("feasible.warning", poll.counts(),
                     {{"button.see_reasons", "unable|" + id},
                      {"button.talk_officer", "contact"},
                      {"button.other_occupation", "forum|" + id},
                      {"button.next", "next"}});
  }
  return ending_of(
      "feasible.done", poll.counts(),
      {{"button.change_feasible", "feasible|" + id + "|choose"}, {"button.next", "next"}});
}

// The next house is asked about at once: one tap each.
Ending save_for_house(const FeasibleForm& form, Turn& turn) {
  const auto village = year_to_work_in(form.programme, Act::kSeeWhoReported, turn);
  if (!village) return village.error();
  if (village->programme.occupation.empty()) {
    return ending_of("feasible.no_occupation", {}, {{"button.forum", "forum|" + form.programme}});
  }
  if (form.asked.id.empty()) return ending_of("feasible.no_houses");
  if (form.asked.programme_id != village->programme.id) return ending_of("list.house_gone");
  save_feasibility(village->programme, form.asked, *form.answer, reason_kept(form), turn);
  // What is sensitive by law is not kept: only that somebody should call. docs/programme.md 9.2.
  const bool is_heavy = says_heavy_news(form.reason.value_or(""));
  if (is_heavy) urgent_for_house(form.asked.id, std::nullopt, turn);
  const FeasibilityPoll poll = poll_of(*village, turn);
  Ending ending = poll.unanswered.empty() ? poll_ending(*village, poll) : Ending{};
  if (is_heavy) ending.says.insert(ending.says.begin(), {"visit.urgent"});
  if (poll.unanswered.empty()) return ending;
  ending.says.push_back({"feasible.noted", poll.counts()});
  ending.next = Start{
      "feasible", JsonValue{{"programme", form.programme}, {"house", poll.unanswered.front().id}}};
  return ending;
}

Ending save_own_answer(const FeasibleForm& form, Turn& turn) {
  save_feasibility(form.year, form.asked, *form.answer, reason_kept(form), turn);
  return ending_of(
      form.answer == Feasible::kYes ? "feasible_self.done" : "feasible_self.done_help", {},
      form.answer == Feasible::kYes ? std::vector<CommandButton>{}
                                    : std::vector<CommandButton>{{"button.help", "ask_help"}});
}

// The year is over, or the house left the village's list or is not theirs any more.
std::optional<Ending> own_house_over(const Subject& house, const FeasibleForm&, Turn& turn) {
  if (house.id.empty()) return std::nullopt;
  const auto known = turn.records.households.find(HouseholdId(house.id));
  const auto year =
      turn.records.places.find_programme_by_id(known ? known->programme_id.value_or("") : "");
  if (auto over = year ? year_over(*year, turn) : std::nullopt) return over;
  const auto houses = houses_to_answer(turn);
  const bool is_own = std::any_of(houses.begin(), houses.end(),
                                  [&](const Household& one) { return one.id == house.id; });
  if (is_own) return std::nullopt;
  if (auto out = out_of_house(HouseholdId(house.id), turn)) return out;
  return ending_of("feasible_self.nothing");
}

// Whether the village has houses to ask about, and something to ask.
bool has_houses(const FeasibleForm& form, Turn& turn) {
  return !form.year.occupation.empty() &&
         !turn.records.households.list_in_programme(form.programme).empty();
}

}  // namespace

std::unique_ptr<Conversation> feasible_talk() {
  auto talk = std::make_unique<FormConversation<FeasibleForm>>("feasible");
  ask_village(*talk, &FeasibleForm::programme, Act::kSeeWhoReported);
  talk->settle([](FeasibleForm& form, Turn& turn) {
    speak_of_village(form.programme, turn);
    form.year =
        turn.records.places.find_programme_by_id(form.programme).value_or(VillageProgramme{});
  });
  talk->ask("house", &FeasibleForm::house, house_for(Act::kSeeWhoReported))
      .only_if(has_houses)
      .choices([](const FeasibleForm& form, Turn& turn) {
        std::vector<Choice> choices;
        for (const auto& house : turn.records.households.list_in_programme(form.programme)) {
          if (choices.size() == kMostHouseButtons) break;
          if (!house_within(house.id, Act::kSeeWhoReported, turn)) continue;
          choices.push_back(house_choice(house));
        }
        return choices;
      })
      .settle(look_up_house_asked);
  ask_answer(*talk, "feasible.answer");
  still_in_year(*talk, &FeasibleForm::programme, Act::kSeeWhoReported,
                [](const FeasibleForm& form, Turn& turn) {
                  return house_over(form.house, Act::kSeeWhoReported, turn);
                });
  talk->then(save_for_house);
  return talk;
}

std::unique_ptr<Conversation> feasible_self_talk() {
  auto talk = std::make_unique<FormConversation<FeasibleForm>>("feasible_self");
  talk->ask("house", &FeasibleForm::house, own_house())
      .choices([](const FeasibleForm&, Turn& turn) {
        std::vector<Choice> choices;
        for (const auto& house : houses_to_answer(turn)) {
          choices.push_back(house_choice(house));
        }
        return choices;
      })
      .only_choices()
      .settle(look_up_house_asked);
  ask_answer(*talk, "feasible_self.answer");
  talk->still("household", &FeasibleForm::house, own_house_over);
  talk->then(save_own_answer);
  return talk;
}

}  // namespace sammachip
