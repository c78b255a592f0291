// Who a message of an officer's reaches. Who has stopped gets nothing:
// docs/programme.md 9.4.
#pragma once

#include <string>
#include <vector>

#include "bot/talks/conversation.h"
#include "storage/ids/ids.h"

namespace sammachip {

// LINE user ids, each once; never the sender's, nor of who stopped, left or was erased.
struct Recipients {
  std::vector<AccountId> all;
  std::vector<AccountId> to_push;  // Of those, who is not muted.
};

Recipients of_house(const HouseholdId& household_id, const Turn& turn);
// Its households' people, its team and its leader.
Recipients of_village(const VillageCode& village_code, const Turn& turn);
// Those of every village of an area (code prefix).
Recipients of_area(const AreaCode& area_code, const Turn& turn);
// The leaders of every village of these areas.
Recipients leaders_in(const std::vector<AreaCode>& areas, const Turn& turn);

}  // namespace sammachip
