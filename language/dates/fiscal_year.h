// The fiscal year of the Thai state, in which the programme counts.
#pragma once

#include "language/dates/date_kinds.h"

namespace sammachip {

// Returns 1 October to 30 September of the fiscal year that ends in the Buddhist year `year_be`.
Period fiscal_year(int year_be);

// Returns the Buddhist year in which the fiscal year of `day` ends.
int fiscal_year_be(Day day);

}  // namespace sammachip
