// What people are called, for others to read.
#pragma once

#include <string>

#include "bot/talks/conversation.h"

namespace sammachip {

// "คุณสมใจ" of a LINE account; "somebody" if the person gave no name, left or was erased.
std::string name_of(const std::string& user_id, const Turn& turn);

}  // namespace sammachip
