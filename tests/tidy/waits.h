// A wait on a condition variable says what it waits for: it may wake for nothing, and what happened
// before it began is over.
#pragma once

#include <vector>

#include "tests/tidy/sources.h"

namespace sammachip::tidy {

// Waits with a lock and without a predicate.
Findings waits_for_nothing(const std::vector<Source>& sources);

}  // namespace sammachip::tidy
