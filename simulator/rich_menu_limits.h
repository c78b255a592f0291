#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "simulator/line_api.h"

namespace sammachip::simulator {

// What LINE would refuse in a rich menu to be created; empty if nothing.
std::vector<Problem> rich_menu_problems(const nlohmann::json& menu);

// Why `bytes` cannot be the image of `menu`; empty if they can: JPEG or PNG of at most 1 MB whose
// size is the menu's.
std::string image_problem(const std::string& bytes, const std::string& content_type,
                          const nlohmann::json& menu);

}  // namespace sammachip::simulator
