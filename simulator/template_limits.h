#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "simulator/findings.h"

namespace sammachip::simulator {

// Checks the "template" of a template message.
void check_template(Findings& findings, const nlohmann::json& content, const std::string& path);

}  // namespace sammachip::simulator
