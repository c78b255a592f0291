// What went wrong in a piece of work, as a value: for those who go on after it.
#pragma once

#include <functional>
#include <optional>
#include <string>

namespace sammachip {

// Does `work`. Returns what may be logged of the std::exception that it threw (see loggable()), or
// nothing if it threw none. For the turns of a thread that does not end when one of them fails.
std::optional<std::string> failure_of(const std::function<void()>& work);

}  // namespace sammachip
