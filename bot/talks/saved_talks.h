// The talks of a person as they are kept between two messages.
#pragma once

#include <string>
#include <vector>

#include "bot/talks/conversation.h"
#include "storage/machine/conversations.h"

namespace sammachip {

// Tells one run of a talk from the next one of the same name. Short: it goes into every button.
// Throws std::runtime_error without random bytes.
std::string new_run();

// Those of the person who talks, the latest first. Looked up once for each message: several steps
// of it ask. Valid until one is saved or erased.
const std::vector<SavedConversation>& saved_talks_of(Turn& turn);

// The latest that waits for an answer, or with kPutOff for "resume"; null if none does.
enum class Waits { kForAnswer, kPutOff };
const SavedConversation* latest_talk(Waits waits, Turn& turn);

void save_talk(const SavedConversation& talk, Turn& turn);
void forget_talk(const std::string& name, Turn& turn);

// What earlier messages answered in a talk...
void hear_answers(const State& state, Turn& turn);
// ...and which of what a talk begins with comes from which.
void keep_whose_answers(State& state, const Turn& turn);

}  // namespace sammachip
