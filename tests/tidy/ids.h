// That what a record is called by is no mere text where others see it.
#pragma once

#include <string>
#include <vector>

#include "tests/tidy/sources.h"

namespace sammachip::tidy {

// The names of members and arguments that storage/ids/ids.h has a type for: "household_id" of
// HouseholdId. Sorted.
std::vector<std::string> names_of_ids(const std::vector<Source>& sources);

// Texts in headers that are called like an id ("household_id", "first_photo_id"), and in storage/
// also those called "id" or after who did something ("entered_by"). The simulator is LINE's side,
// which sees texts only.
Findings texts_for_ids(const std::vector<Source>& sources);

}  // namespace sammachip::tidy
