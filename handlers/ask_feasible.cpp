// Asking house by house whether it can do what the village chose: by who looks after it, and by its
// own people.
#include <algorithm>

#include "handlers/all.h"
#include "handlers/endings.h"
#include "handlers/feasibility.h"
#include "handlers/given_reason.h"
#include "handlers/help.h"
#include "handlers/houses.h"
#include "handlers/readers.h"
#include "handlers/roles.h"
#include "handlers/village_work.h"
#include "language/answers.h"
#include "language/similarity.h"
#include "storage/records.h"

namespace sammachip {

namespace {

struct FeasibleForm {
  std::string programme;
  std::string house;  // Its id.
  std::string answer;
  std::optional<std::string> reason;
  // Looked up.
  VillageProgramme year;
  Household asked;
};

constexpr std::size_t kMostHousesOffered = 10;

bool may_ask(const Household& house, const Turn& turn) {
  return house.programme_id && may(Act::kSeeWhoReported, about_house(house), turn);
}

// A house by its number or its head, among those the person may ask; checked at each message.
Reader<std::string> house_to_ask() {
  Reader<std::string> reader;
  reader.read = [](const std::string& text, const Turn& turn) -> Result<std::string> {
    Problem problem{"list.house_again", {}, {}};
    for (const auto& village : villages_for(Act::kSeeWhoReported, turn)) {
      for (const auto& house : turn.records.households.list_in_programme(village.programme.id)) {
        const bool is_named = same_house_number(house.house_no, text) ||
                              name_similarity(house.head_name, text) >= kSimilarPerson;
        if (!is_named || !may_ask(house, turn)) continue;
        problem.choices.push_back({"list.answer_house",
                                   house.id,
                                   {},
                                   {{"house", house.house_no}, {"name", house.head_name}}});
      }
    }
    if (problem.choices.size() == 1) return problem.choices.front().value.get<std::string>();
    if (problem.choices.size() > kMostHousesOffered) problem.choices.resize(kMostHousesOffered);
    return tl::make_unexpected(problem);
  };
  reader.check = [](const std::string& id, const Turn& turn) -> std::optional<Problem> {
    const auto house = turn.records.households.find(id);
    if (house && may_ask(*house, turn)) return std::nullopt;
    return Problem{"list.house_gone", {}, {}};
  };
  return reader;
}

// One of the person's own, for which they speak themselves.
Reader<std::string> own_house() {
  Reader<std::string> reader = words_up_to(40);
  reader.check = [](const std::string& id, const Turn& turn) -> std::optional<Problem> {
    const auto houses = houses_to_answer(turn);
    const bool is_own = std::any_of(houses.begin(), houses.end(),
                                    [&](const Household& house) { return house.id == id; });
    if (is_own) return std::nullopt;
    return Problem{"problem.choose", {}, {}};
  };
  return reader;
}

Values question_values(const FeasibleForm& form, const Turn& turn) {
  return {{"occupation", chosen_occupation(form.year, turn)},
          {"house", form.asked.house_no},
          {"name", form.asked.head_name}};
}

void look_up_house(FeasibleForm& form, Turn& turn) {
  form.asked = turn.records.households.find(form.house).value_or(Household{});
  form.year = turn.records.places.find_programme_by_id(form.asked.programme_id.value_or(""))
                  .value_or(VillageProgramme{});
}

void ask_answer(FormConversation<FeasibleForm>& talk, const char* sentence) {
  Reader<std::string> answer = one_of(feasible_choices());
  talk.ask("answer", &FeasibleForm::answer, answer)
      .only_if([](const FeasibleForm& form, Turn&) { return !form.asked.id.empty(); })
      .prompt([sentence](const FeasibleForm& form, Turn& turn) {
        return Say{sentence, question_values(form, turn), {}, {}};
      });
  talk.ask_optional("reason", &FeasibleForm::reason, reason_words())
      .only_if([](const FeasibleForm& form, Turn&) { return form.answer == "no"; })
      .choices([](const FeasibleForm&, Turn& turn) { return unable_reasons(turn); });
}

std::string reason_kept(const FeasibleForm& form, Turn& turn) {
  return form.reason && form.answer == "no" ? kept_reason(*form.reason, turn) : std::string();
}

Ending poll_ending(const VillageYear& village, const FeasibilityPoll& poll) {
  const std::string& id = village.programme.id;
  if (poll.warns()) {
    return ending_of("feasible.warning", poll.counts(),
                     {{"button.see_reasons", "unable|" + id, {}},
                      {"button.talk_officer", "contact", {}},
                      {"button.other_occupation", "forum|" + id, {}},
                      {"button.next", "next", {}}});
  }
  return ending_of(
      "feasible.done", poll.counts(),
      {{"button.change_feasible", "feasible|" + id + "|choose", {}}, {"button.next", "next", {}}});
}

// The next house is asked about at once: one tap each.
Ending save_for_house(const FeasibleForm& form, Turn& turn) {
  const auto village = year_to_work_in(form.programme, Act::kSeeWhoReported, turn);
  if (!village) return village.error();
  if (village->programme.occupation.empty()) {
    return ending_of("feasible.no_occupation", {},
                     {{"button.forum", "forum|" + form.programme, {}}});
  }
  if (form.asked.id.empty()) return ending_of("feasible.no_houses");
  if (form.asked.programme_id != village->programme.id || !may_ask(form.asked, turn)) {
    return not_yours();
  }
  save_feasibility(village->programme, form.asked, form.answer, reason_kept(form, turn), turn);
  const FeasibilityPoll poll = poll_of(*village, turn);
  if (poll.unanswered.empty()) return poll_ending(*village, poll);
  Ending ending;
  ending.says.push_back({"feasible.noted", poll.counts(), {}, {}});
  ending.next = Start{
      "feasible", Json{{"programme", form.programme}, {"house", poll.unanswered.front().id}}, {}};
  return ending;
}

Ending save_own(const FeasibleForm& form, Turn& turn) {
  if (form.year.state == VillageState::kClosed) return ending_of("feasible_self.nothing");
  save_feasibility(form.year, form.asked, form.answer, reason_kept(form, turn), turn);
  // What is sensitive by law is not kept: only that somebody should call. DOMAIN 9, s.26.
  if (says_heavy_news(form.reason.value_or(""))) return heavy_news(turn);
  return ending_of(form.answer == "yes" ? "feasible_self.done" : "feasible_self.done_help", {},
                   form.answer == "yes"
                       ? std::vector<CommandButton>{}
                       : std::vector<CommandButton>{{"button.help", "ask_help", {}}});
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
    form.year =
        turn.records.places.find_programme_by_id(form.programme).value_or(VillageProgramme{});
  });
  talk->ask("house", &FeasibleForm::house, house_to_ask())
      .only_if(has_houses)
      .choices([](const FeasibleForm& form, Turn& turn) {
        std::vector<Choice> choices;
        for (const auto& house : turn.records.households.list_in_programme(form.programme)) {
          if (choices.size() == kMostHousesOffered || !may_ask(house, turn)) continue;
          choices.push_back({"list.answer_house",
                             house.id,
                             {},
                             {{"house", house.house_no}, {"name", house.head_name}}});
        }
        return choices;
      })
      .settle(look_up_house);
  ask_answer(*talk, "feasible.answer");
  talk->then([](const FeasibleForm& form, const State&, Turn& turn) {
    return save_for_house(form, turn);
  });
  return talk;
}

std::unique_ptr<Conversation> feasible_self_talk() {
  auto talk = std::make_unique<FormConversation<FeasibleForm>>("feasible_self");
  talk->ask("house", &FeasibleForm::house, own_house())
      .choices([](const FeasibleForm&, Turn& turn) {
        std::vector<Choice> choices;
        for (const auto& house : houses_to_answer(turn)) {
          choices.push_back({"list.answer_house",
                             house.id,
                             {},
                             {{"house", house.house_no}, {"name", house.head_name}}});
        }
        return choices;
      })
      .only_choices()
      .settle(look_up_house);
  ask_answer(*talk, "feasible_self.answer");
  talk->then(
      [](const FeasibleForm& form, const State&, Turn& turn) { return save_own(form, turn); });
  return talk;
}

}  // namespace sammachip
