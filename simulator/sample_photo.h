#pragma once

#include <string>

namespace sammachip::simulator {

// A small JPEG of a market stall, for whoever has no photo at hand.
std::string sample_photo();

}  // namespace sammachip::simulator
