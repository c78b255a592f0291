// Which day of the week somebody names.
#pragma once

#include <optional>
#include <string_view>

namespace sammachip {

// 1 (Monday) to 7; 0: whichever; nothing: none is named.
std::optional<int> read_weekday(std::string_view text);

}  // namespace sammachip
