// A day or period that a message mentions. Private to language/.
#pragma once

#include <vector>

#include "language/dates/date_kinds.h"
#include "language/letters/certainty.h"

namespace sammachip {

// One mention: a day, a period, or something that cannot be settled.
struct Mention {
  DateKind kind = DateKind::kNothing;
  Certainty certainty = Certainty::kAmbiguous;
  std::vector<Period>
      periods;  // One if certain, else what it could be. A day is from itself to itself.
};

}  // namespace sammachip
