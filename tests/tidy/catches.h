// Where exceptions are caught: in main(), and in the few places that catches.cpp lists with the
// reason of each.
#pragma once

#include <vector>

#include "tests/tidy/sources.h"

namespace sammachip::tidy {

// A catch elsewhere, and a place of the list where nothing is caught any more.
Findings stray_catches(const std::vector<Source>& sources);

}  // namespace sammachip::tidy
