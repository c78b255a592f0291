#include "handlers/households/without_line.h"

#include <algorithm>

#include "handlers/access/taking_part.h"
#include "handlers/households/talks.h"
#include "handlers/village/house_choice.h"
#include "handlers/village/house_record.h"
#include "handlers/words/endings.h"
#include "handlers/words/house_words.h"
#include "storage/machine/line_accounts.h"

namespace sammachip {

namespace {

struct HouseMeant {
  ProgrammeId programme;
  HouseholdId house;
  std::optional<Household> chosen;
};

}  // namespace

Ending begin_house_record(const HouseholdId& household_id, Turn& turn) {
  if (household_id.empty()) return begin_in_village("house_record", Act::kNoteVisit, "", turn);
  const auto house = house_within(household_id, Act::kNoteVisit, turn);
  if (!house) return not_yours();
  const JsonValue of_house = about_record_of(house->id, turn);
  const auto own = people_of(house->id, Helpers::kLeftOut, turn);
  if (std::find(own.begin(), own.end(), turn.account.user_id) != own.end()) {
    return begin_talk("profile", of_house);
  }
  if (!is_for_others_to_enter(*house, turn)) return house_says_itself(*house);
  return begin_talk("profile_for", of_house);
}

// First those that were never asked.
std::unique_ptr<Conversation> house_record_talk() {
  auto talk = std::make_unique<FormConversation<HouseMeant>>("house_record");
  ask_house(*talk, Act::kNoteVisit, &HouseMeant::programme, &HouseMeant::house,
            &HouseMeant::chosen);
  talk->choices([](const HouseMeant& form, Turn& turn) {
    std::vector<Choice> choices;
    const auto village = village_year(form.programme, Act::kNoteVisit, turn);
    if (!village) return choices;
    auto houses = houses_for(Act::kNoteVisit, village->place.village.code, turn);
    std::erase_if(houses,
                  [&](const Household& house) { return !is_for_others_to_enter(house, turn); });
    std::stable_partition(houses.begin(), houses.end(),
                          [](const Household& house) { return !was_asked(house); });
    for (const auto& house : houses) {
      if (choices.size() < kMostHouseButtons) choices.push_back(house_choice(house));
    }
    return choices;
  });
  talk->then(
      [](const HouseMeant& form, Turn& turn) { return begin_house_record(form.house, turn); });
  return talk;
}

}  // namespace sammachip
