#pragma once

#include <functional>
#include <string>

namespace sammachip {

// Takes a sentence for the operator on how far a long work is. Nothing of a person is in it.
using Progress = std::function<void(const std::string& sentence)>;

}  // namespace sammachip
