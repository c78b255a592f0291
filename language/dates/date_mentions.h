// The days and periods a message mentions. Private to language/.
#pragma once

#include <string_view>
#include <vector>

#include "language/dates/mention.h"

namespace sammachip {

// Returns the mentions in `text`, which must be normalised, in order.
std::vector<Mention> find_mentions(std::string_view text, Day today, Direction direction);

}  // namespace sammachip
