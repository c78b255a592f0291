// The villages of this year that a person may act in, and how a talk asks which one is meant.
#pragma once

#include <string>
#include <vector>

#include "bot/talks/form_conversation.h"
#include "handlers/access/access.h"
#include "handlers/words/commands.h"
#include "storage/villages/places.h"

namespace sammachip {

// A village's year, with where the village is.
struct VillageYear {
  VillageProgramme programme;
  VillagePlace place;
};

// The village's year that goes on: this fiscal year's, or until that is opened the one before it.
// Nothing if there is neither.
std::optional<VillageProgramme> current_year(const VillageCode& village_code, const Turn& turn);

// The villages in which the person may do `act`, by code, each in its current year; not those whose
// year was cancelled, nor those that were retired. Empty if there are none.
std::vector<VillageYear> villages_for(Act act, const Turn& turn);

// The village's year, if the person may do `act` there. Nothing if not, or if it is unknown.
std::optional<VillageYear> village_year(const ProgrammeId& programme_id, Act act, const Turn& turn);

// "ควนเมา หมู่ 1".
std::string village_text(const VillagePlace& place, const Turn& turn);

// The answer to "which village": the id of its year. Reads its name or its number in the tambon;
// checks at each message that the person may still do `act` there.
Reader<std::string> village_for(Act act);
// The buttons for it: at most kMostVillageButtons, as "back" and "cancel" must still fit; the other
// villages are typed.
inline constexpr std::size_t kMostVillageButtons = 10;
std::vector<Choice> village_choices(Act act, const Turn& turn);

// "Which village", of so many: that not all of them have a button is said.
Say which_village(std::size_t villages);

// Begins `talk`, which asks "programme" first: with it answered if only one village is meant, or
// `programme_id` is given. Who may act in none, or not in that one, is told so.
Ending begin_in_village(const char* talk, Act act, const ProgrammeId& programme_id, Turn& turn);

// The command `word`, which begins `talk` so.
CommandEntry in_a_village(const char* word, Command typed, Act act, const char* talk);

// The id of a village's year, which is opened with the aims of the year before if it was not, or
// with the default ones. It has no budget yet.
ProgrammeId open_year(const VillageCode& village_code, int year_be, long long now_ms,
                      Records& records);

// Adds the question "programme" to a talk: which village. Its sentence is "village.which".
template <class T>
void ask_village(FormConversation<T>& talk, ProgrammeId T::*member, Act act) {
  talk.ask("programme", member, village_for(act))
      .prompt([act](const T&, Turn& turn) { return which_village(villages_for(act, turn).size()); })
      .choices([act](const T&, Turn& turn) { return village_choices(act, turn); });
}

}  // namespace sammachip
