#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "simulator/findings.h"

namespace sammachip::simulator {

// Checks the container of a flex message: 30,000 bytes a bubble, 50,000 a carousel, which component
// may stand where, and the values of what they have.
void check_flex(Findings& findings, const nlohmann::json& container, const std::string& path);

}  // namespace sammachip::simulator
