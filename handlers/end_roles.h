// Who may end other people's roles. The talks are in handlers/all.h.
#pragma once

#include "bot/conversation.h"

namespace sammachip {

// Whether the person stands above an officer whose role they could end.
bool may_end_officers(const Turn& turn);

}  // namespace sammachip
