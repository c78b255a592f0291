#pragma once

#include <nlohmann/json.hpp>
#include <vector>

#include "simulator/line_api.h"

namespace sammachip::simulator {

// What LINE would refuse in the "messages" of a request, by the limits it has written down; empty
// if nothing. At most 20 problems are named.
std::vector<Problem> message_problems(const nlohmann::json& messages);

}  // namespace sammachip::simulator
