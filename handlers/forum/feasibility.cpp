#include "handlers/forum/feasibility.h"

#include <algorithm>

#include "handlers/access/audit_notes.h"
#include "handlers/access/houses.h"
#include "handlers/access/roles.h"
#include "handlers/access/taking_part.h"
#include "handlers/forum/list_members.h"
#include "handlers/pushes/held.h"
#include "handlers/questions/given_reason.h"
#include "handlers/village/village_facts.h"
#include "handlers/village/village_work.h"
#include "handlers/words/endings.h"
#include "handlers/words/wording.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"
#include "storage/villages/places.h"

namespace sammachip {

namespace {

constexpr std::size_t kMostUnableShown = 30;

// The village's year that the house takes part in, if there is something to answer.
std::optional<VillageProgramme> programme_of(const Household& house, const Turn& turn) {
  if (!house.programme_id) return std::nullopt;
  auto programme = turn.records.places.find_programme_by_id(*house.programme_id);
  if (!programme || programme->occupation.empty()) return std::nullopt;
  return programme;
}

std::string said_of_feasibility(std::string_view answer) {
  return "said_before." + std::string(answer);
}

}  // namespace

Values FeasibilityPoll::counts() const {
  return {
      {"houses", houses}, {"answered", answered}, {"able", answered - unable}, {"unable", unable}};
}

FeasibilityPoll poll_of(const VillageYear& village, Turn& turn) {
  FeasibilityPoll poll;
  const auto& standings = standings_of(turn);
  for (auto& house : turn.records.households.list_in_programme(village.programme.id)) {
    ++poll.houses;
    const auto answer = turn.records.feasibilities.find(village.programme.id, house.id);
    if (answer) {
      ++poll.answered;
      if (answer->answer == Feasible::kNo) ++poll.unable;
    } else if (may(turn.account.user_id, standings, Act::kSeeWhoReported, about_house(house))) {
      poll.unanswered.push_back(std::move(house));
    }
  }
  return poll;
}

std::string chosen_occupation(const VillageProgramme& programme, const Turn& turn) {
  if (programme.occupation.empty()) return {};
  return occupation_text(programme.occupation, programme.occupation_text, turn.texts,
                         turn.language);
}

StandingAnswer stands_of_feasibility(const ProgrammeId& programme_id, const Household& house,
                                     const Turn& turn) {
  const auto answer = turn.records.feasibilities.find(programme_id, house.id);
  if (!answer) return {};
  return {answer->answered_by, answer->answered_at_ms,
          said_of_feasibility(to_text(answer->answer))};
}

void save_feasibility(const VillageProgramme& programme, const Household& house, Feasible answer,
                      const std::string& reason, Turn& turn) {
  tell_who_said(stands_of_feasibility(programme.id, house, turn), house,
                "said_before.about_feasible", said_of_feasibility(to_text(answer)), turn);
  Feasibility feasibility;
  feasibility.programme_id = programme.id;
  feasibility.household_id = house.id;
  feasibility.answer = answer;
  feasibility.reason = reason;
  feasibility.answered_by = turn.account.user_id;
  feasibility.answered_at_ms = milliseconds(turn.now);
  turn.records.feasibilities.save(feasibility);
  drop_held(people_of(house.id, Helpers::kLeftOut, turn), feasible_topic(house.id), turn);
  audit_work("answer.feasibility", "household", house.id, {{"answer", to_text(answer)}}, turn);
  refresh_state(programme.id, turn);
}

std::vector<Choice> feasible_choices() {
  return {{"feasible.answer_yes", "yes"},
          {"feasible.answer_with_help", "yes_with_help"},
          {"feasible.answer_no", "no"}};
}

std::vector<Choice> unable_reasons() {
  return reason_choices({"feasible.answer_no_time", "feasible.answer_no_room",
                         "feasible.answer_no_hands", "feasible.answer_no_skill",
                         "feasible.answer_no_money", "feasible.answer_other_wish"});
}

Ending begin_feasible(const std::string& argument, Turn& turn) {
  const auto [programme_id, how] = split_argument(argument);
  Ending ending =
      begin_in_village("feasible", Act::kSeeWhoReported, ProgrammeId(programme_id), turn);
  if (!ending.next || how == "choose") return ending;
  const ProgrammeId chosen(ending.next->answers.text_of("programme"));
  const auto village = village_year(chosen, Act::kSeeWhoReported, turn);
  if (!village) return ending;
  const FeasibilityPoll poll = poll_of(*village, turn);
  if (!poll.unanswered.empty()) ending.next->answers.set("house", poll.unanswered.front().id);
  return ending;
}

std::vector<Household> houses_to_answer(const Turn& turn) {
  std::vector<Household> houses;
  for (const auto& house : houses_of(turn)) {
    if (may_see_figures(house.id, turn) && programme_of(house, turn)) houses.push_back(house);
  }
  return houses;
}

bool is_asked_feasibility(const Turn& turn) {
  const auto houses = houses_to_answer(turn);
  return std::any_of(houses.begin(), houses.end(), [&](const Household& house) {
    return !turn.records.feasibilities.find(*house.programme_id, house.id);
  });
}

Ending begin_feasible_self(const HouseholdId& household_id, Turn& turn) {
  const auto houses = houses_to_answer(turn);
  if (houses.empty()) return ending_of("feasible_self.nothing");
  Ending ending;
  ending.next = Start{"feasible_self", JsonValue::object()};
  for (const auto& house : houses) {
    if (house.id == household_id || houses.size() == 1) ending.next->answers.set("house", house.id);
  }
  return ending;
}

Ending show_unable(const ProgrammeId& programme_id, Turn& turn) {
  const auto village = village_year(programme_id, Act::kSeeWhoReported, turn);
  if (!village) return not_yours();
  std::string lines;
  std::size_t shown = 0;
  for (const auto& answer : turn.records.feasibilities.list(programme_id)) {
    if (answer.answer != Feasible::kNo || shown == kMostUnableShown) continue;
    const auto house = turn.records.households.find(answer.household_id);
    if (!house || !may(Act::kSeeWhoReported, about_house(*house), turn)) continue;
    ++shown;
    lines += "\n" + say("feasible.unable_line",
                        {{"house", house->house_no},
                         {"name", house->head_name},
                         {"reason", reason_text(answer.reason, turn)}},
                        turn);
  }
  return ending_of(lines.empty() ? "feasible.none_unable" : "feasible.unable", {{"lines", lines}},
                   {{"button.contact", "contact"},
                    {"button.change_feasible", "feasible|" + programme_id + "|choose"},
                    {"button.next", "next"}});
}

}  // namespace sammachip
