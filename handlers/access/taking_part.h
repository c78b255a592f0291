// Who takes part in a village's year: its houses and their people.
#pragma once

#include <string>
#include <vector>

#include "bot/talks/conversation.h"
#include "storage/households/households.h"

namespace sammachip {

// The houses of the village's year that have not left, by number.
std::vector<Household> houses_in_year(const ProgrammeId& programme_id, const Turn& turn);

// Of those, the ones who is talking speaks for.
std::vector<Household> own_houses_in_year(const ProgrammeId& programme_id, const Turn& turn);

// Whether helpers, who only send for a house, are meant too.
enum class Helpers { kIncluded, kLeftOut };

// The LINE user ids of those linked to the house, oldest link first.
std::vector<AccountId> people_of(const HouseholdId& household_id, Helpers helpers,
                                 const Turn& turn);

// Whether somebody who lives there is on LINE: a helper cannot know what only the house knows.
bool speaks_for_itself(const HouseholdId& household_id, const Turn& turn);

// The people of all these houses, each once.
std::vector<AccountId> people_of_all(const std::vector<Household>& houses, Helpers helpers,
                                     const Turn& turn);

// "12, 23/1, 45" and how many more, if they are many.
std::string house_numbers_text(const std::vector<Household>& houses, const Turn& turn);
std::string house_numbers_text(const std::vector<std::string>& numbers, const Turn& turn);

}  // namespace sammachip
