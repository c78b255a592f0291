#pragma once

#include <optional>
#include <string>

#include "bot/talks/conversation.h"
#include "storage/ids/ids.h"

namespace sammachip {

// Of a talk about one of their houses, for still(): what is said where they are in it no more.
// Nothing while they are.
std::optional<Ending> out_of_house(const HouseholdId& household_id, const Turn& turn);

}  // namespace sammachip
