#include "handlers/village/tell_leader.h"

#include "handlers/pushes/held.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"
#include "storage/villages/team_members.h"

namespace sammachip {

void tell_leader(const VillageYear& village, Fact sentence, ToldValues values, Turn& turn) {
  values.emplace_back("village", Told::village(village.place.village.code));
  values.emplace_back("who", Told::person(turn.account.user_id));
  for (const auto& member : turn.records.team_members.list(village.programme.id)) {
    if (member.kind != TeamKind::kLeader || !member.user_id) continue;
    if (*member.user_id != turn.account.user_id) hold_for(*member.user_id, sentence, values, turn);
  }
}

}  // namespace sammachip
