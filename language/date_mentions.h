// The days and periods a message mentions. Private to language/.
#pragma once

#include <string_view>
#include <vector>

#include "language/date.h"

namespace sammachip {

// One mention: a day, a period, or something that cannot be settled.
struct Mention {
  DateKind kind = DateKind::kNothing;
  Certainty certainty = Certainty::kAmbiguous;
  std::vector<Period>
      periods;  // One if certain, else what it could be. A day is from itself to itself.
};

// Returns the mentions in `text`, which must be normalised, in order.
std::vector<Mention> find_mentions(std::string_view text, Day today, Direction direction);

}  // namespace sammachip
