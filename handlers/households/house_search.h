// Houses by what people call them, in the areas somebody works in.
#pragma once

#include <string>
#include <vector>

#include "bot/talks/conversation.h"
#include "handlers/access/access.h"
#include "storage/households/households.h"

namespace sammachip {

// Those to which the person may do `act` and whose number begins with `text`, or whose head's name
// contains it; or else what it says beside that: "บ้านเลขที่ ๔๕", "ลุงประเสริฐ", "หมู่ 4". At most 50 of
// each area.
std::vector<Household> search_houses(Act act, const std::string& text, const Turn& turn);

}  // namespace sammachip
