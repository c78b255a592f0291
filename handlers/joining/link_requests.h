// Asking to be let into a house whose people could not be sure of the person: an officer looks.
#pragma once

#include "bot/talks/talks.h"
#include "storage/households/households.h"

namespace sammachip {

// What a person is to a house by the word of a button: "head", "member", else a helper.
Relation relation_from(const std::string& word);

// Notes the request for the officer. `called` is how the person names themselves. Another one for
// the same house changes nothing while the first is open.
void request_link(const Household& house, const std::string& called, Turn& turn);

}  // namespace sammachip
