// Why an officer does something, in their own words: asked alike everywhere.
#pragma once

#include <string>
#include <vector>

#include "bot/talks/conversation.h"

namespace sammachip {

// Up to 200 characters.
Reader<std::string> reason_words();

// Buttons for the usual reasons. The answer is the sentence's key, so that whoever hears the
// reason hears it in their language.
std::vector<Choice> reason_choices(const std::vector<const char*>& keys);

// What is kept of a reason: a key or own words, and nothing of illness or a family's trouble but
// that it is personal. docs/programme.md 9.2.
std::string kept_reason(const std::string& reason);

// What was kept, as who is talking reads it.
std::string reason_text(const std::string& kept, const Turn& turn);

}  // namespace sammachip
