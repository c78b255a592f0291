// What the officer's yes to a list makes of those on it: households of the programme.
#pragma once

#include <string>
#include "bot/talks/conversation.h"
#include "handlers/pushes/news.h"
#include "storage/villages/places.h"

namespace sammachip {

// Brings what the village sent into the programme: a candidate that was selected becomes its
// household, or is found to be one of the village's (the same number, and not another family at
// it); one that is no longer selected leaves. Reserves stay what they are.
void confirm_list(const VillageProgramme& programme, Turn& turn);

// The village chose another occupation: its households that were to practise the one before now
// practise this one, and are asked again whether they can.
void change_occupation(const VillageProgramme& programme, const std::string& code,
                       const std::string& text, Turn& turn);

// Of the question whether a house can do it: it is dropped when the house has answered.
std::string feasible_topic(const HouseholdId& household_id);

// Tells the people of the household (not those who only report for it) that they can say whether
// they can do the occupation, unless they said. `sentence` is told of "{occupation}".
void invite_feasibility(const VillageProgramme& programme, const HouseholdId& household_id,
                        Fact sentence, Turn& turn);

// Somebody of the household's own people came in, who has taken note of the privacy notice: it
// takes part from now on, nobody needs to tell it any more that it was written down (PDPA s.25),
// and it is asked whether it can do the occupation.
void welcome_household(const HouseholdId& household_id, Turn& turn);

}  // namespace sammachip
