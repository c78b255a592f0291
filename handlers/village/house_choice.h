// How a talk of the team or the office asks which household is meant.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "handlers/village/villages.h"
#include "storage/households/households.h"

namespace sammachip {

// As many houses as fit under a question, beside the buttons of the machine.
inline constexpr std::size_t kMostHouseButtons = 10;

// The houses of a village that take part and about which the person may do `act`, by number.
std::vector<Household> houses_for(Act act, const VillageCode& village_code, const Turn& turn);

// The house, if the person may do `act` about it; nothing if not, or if it is unknown or has left.
std::optional<Household> house_within(const HouseholdId& household_id, Act act, const Turn& turn);

// The house, whoever asks.
std::optional<Household> known_house(const HouseholdId& household_id, const Turn& turn);

// "เลขที่ 12 สมใจ".
std::string house_label(const Household& house, const Turn& turn);
Choice house_choice(const Household& house);

// The answer to "which house": its id. Reads the number of the house or its head's name among the
// houses of the village that the talk is about; checks at each message that the person may still
// do `act` about it.
Reader<std::string> house_for(Act act);

// For the reader above: the talk is about this village.
void speak_of_village(const ProgrammeId& programme_id, const Turn& turn);
// The code of the village last spoken of in this turn; empty if none.
const VillageCode& village_spoken_of(const Turn& turn);

// Begins `talk`, whose questions are "programme" and "house": both are answered if a house is
// given, the first if only one village is meant. Who may do `act` nowhere, or not about that
// house, is told so. `answers` are what else is known.
Ending begin_with_house(const char* talk, Act act, const HouseholdId& household_id, Turn& turn,
                        JsonValue answers = JsonValue::object());
// The command that begins the talk of the same name so.
CommandEntry about_one_house(const char* word, Command typed, Act act);

// Adds the questions "programme" and "house"; `chosen` of the form is the house, looked up.
template <class T>
void ask_house(FormConversation<T>& talk, Act act, ProgrammeId T::*programme, HouseholdId T::*house,
               std::optional<Household> T::*chosen) {
  ask_village(talk, programme, act);
  talk.settle([programme](T& form, Turn& turn) { speak_of_village(form.*programme, turn); });
  talk.ask("house", house, house_for(act))
      .choices([programme, act](const T& form, Turn& turn) {
        std::vector<Choice> choices;
        const auto village = village_year(form.*programme, act, turn);
        if (!village) return choices;
        for (const auto& one : houses_for(act, village->place.village.code, turn)) {
          if (choices.size() == kMostHouseButtons) break;
          choices.push_back(house_choice(one));
        }
        return choices;
      })
      .settle(
          [house, chosen](T& form, Turn& turn) { form.*chosen = known_house(form.*house, turn); });
}

}  // namespace sammachip
