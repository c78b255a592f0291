#pragma once

#include <memory>

#include "handlers/income/talks.h"

namespace sammachip {

// A talk of this folder, and another folder's face is looked into.
std::unique_ptr<Conversation> hidden_talk();

}  // namespace sammachip
