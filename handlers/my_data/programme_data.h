// What the programme wrote down about a person and their houses, for "my data".
// docs/programme.md 9.4.
#pragma once

#include <string>

#include "bot/talks/conversation.h"
#include "storage/people.h"

namespace sammachip {

// One line each: roles, places in a team, how their houses were chosen, training, materials,
// visits, what they did themselves. Empty if there is nothing; of the visits, only those to houses
// whose figures the person may see.
std::string programme_data_text(const PersonRecord& person, Turn& turn);

}  // namespace sammachip
