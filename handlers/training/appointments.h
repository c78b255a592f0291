// What a person has coming, and their answer to an invitation.
#pragma once

#include <string>

#include "bot/talks/talks.h"
#include "storage/villages/session_households.h"

namespace sammachip {

// The sessions, visits and goods that wait for the person's houses, and the meetings of the
// villages they work in; with buttons to answer.
Ending show_appointments(Turn& turn);

// The invitation to one session, to answer again.
Ending show_appointment(const SessionId& session_id, Turn& turn);

// Whether a training is to come to which a house of theirs was asked.
bool is_invited(Turn& turn);

// Answers it for each of the person's houses in that village's year. Who has none there is
// refused, as is an answer to what is over. Without an id: the only one that waits for an answer,
// or what there is to choose from. `argument`: the session, and the mark of the answer of another
// of the house that the person was shown, "id|mark".
Ending answer_invitation(const std::string& argument, SessionAnswer answer, Turn& turn);

// Whether anything waits that show_appointments() shows to a household.
bool has_appointments(Turn& turn);

}  // namespace sammachip
