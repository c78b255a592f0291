// Why a round brought nothing, in a person's own words. Pure and thread-safe; any bytes will do and
// nothing throws (but std::bad_alloc).
#pragma once

#include <string_view>

namespace sammachip {

// The kind of reason that `text` gives: "unsold", "price", "weather", "material", "personal",
// "not_started", "off_season", "away" or "unsaid" (rather not said); "other" for words of no kind
// that is known. Empty if it is no reason at all: a figure, a yes, a single short word.
std::string_view reason_told(std::string_view text);

}  // namespace sammachip
