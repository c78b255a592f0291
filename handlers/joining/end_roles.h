// Who may end other people's roles. The talks are in handlers/all.h.
#pragma once

#include <string>

#include "bot/talks/conversation.h"
#include "storage/ids/ids.h"

namespace sammachip {

// Begins the talk about the member of a team with this id; with the id of a village's year, offers
// its members.
Ending begin_end_member(const std::string& id, Turn& turn);

// Whether the person stands above an officer whose role they could end.
bool may_end_officers(const Turn& turn);

}  // namespace sammachip
