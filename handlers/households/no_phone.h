// Houses in which nobody has a telephone are marked so, for others to report for them.
// docs/programme.md 4.4.
#pragma once

#include <optional>
#include <string>

#include "bot/talks/talks.h"
#include "storage/households/households.h"

namespace sammachip {

// Whether who is talking may say that the house has a telephone or none: the leader and officers,
// and the team of its own houses.
bool may_mark_phone(const Household& house, const Turn& turn);
// That nobody there has a telephone; refused where somebody who lives there is on LINE. An empty id
// asks which houses.
Ending mark_no_phone(const HouseholdId& household_id, Turn& turn);
// That somebody there has one after all.
Ending mark_has_phone(const HouseholdId& household_id, Turn& turn);
// What words about such houses begin: "บ้าน 12 กับ 45 ไม่มีมือถือ". Nothing for other words.
std::optional<Ending> mark_phones_in(const std::string& text, Turn& turn);

}  // namespace sammachip
