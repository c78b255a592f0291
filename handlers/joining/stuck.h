// Who does not get on becomes a task of a person of their village, else of an officer: it costs no
// push, and is gone when they do. docs/programme.md 7.5.
#pragma once

#include <string>
#include <vector>

#include "bot/talks/conversation.h"
#include "language/dates/date.h"
#include "storage/joining/stuck_people.h"

namespace sammachip {

inline constexpr int kStuckMisses = 3;            // Messages in a row that were not understood.
inline constexpr int kStuckNoticeDays = 3;        // A notice without an answer.
inline constexpr int kStuckRegistrationDays = 7;  // A registration begun and not ended.

// After each message: notes what the turn's GettingOn says, and what is left open. `question` is
// the one that waits now, or empty; `is_noticed`: whether they took note of the privacy notice. Of
// who stopped, was erased or said no to the notice nothing is kept.
void note_getting_on(const std::string& question, bool is_noticed, Turn& turn);

// Who is to be helped by now in a village or an area; never who is talking. With the areas in
// which somebody decides: also those of whom no village is known, where these are theirs to help.
std::vector<StuckPerson> stuck_in_village(const VillageCode& village_code, const Turn& turn);
std::vector<StuckPerson> stuck_in_area(const AreaCode& area_code, Day today, Instant now,
                                       Records& records);

// Whether what is of no known village is looked at in the area: in a district or a wider one; in
// every tambon where nobody works above it.
bool takes_in_the_unplaced(const AreaCode& area_code, Instant now, Records& records);

// "ช่วย ยายเนียม เข้าใช้งานไม่ได้", with what they wait at. Says nothing of what they wrote but a name.
std::string stuck_text(const StuckPerson& person, const Turn& turn);
// The values of that sentence, "who" and "at"; and its key by whether they have a house.
Values stuck_values(const StuckPerson& person, const Turn& turn);
const char* stuck_task_key(const StuckPerson& person, const Turn& turn);

// The person, if they may be helped by who is talking; nothing if not, or if they got on.
std::optional<StuckPerson> stuck_within(const SubjectId& id, const Turn& turn);

}  // namespace sammachip
