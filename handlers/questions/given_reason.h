// Why an officer does something, in their own words: asked alike everywhere.
#pragma once

#include <string>
#include <vector>

#include "bot/talks/conversation.h"

namespace sammachip {

// Up to 200 characters.
Reader<std::string> reason_words();

// Buttons for the usual reasons: sentences that are the answer.
std::vector<Choice> reason_choices(const std::vector<const char*>& keys, const Turn& turn);

// What is kept and told of a reason: nothing of illness or a family's trouble but that it is
// personal. DOMAIN 9, s.26.
std::string kept_reason(const std::string& words, const Turn& turn);

}  // namespace sammachip
