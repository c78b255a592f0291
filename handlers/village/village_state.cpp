#include "handlers/village/village_state.h"

#include <algorithm>

namespace sammachip {

VillageState state_by(const VillageFacts& facts) {
  if (facts.is_closed) return VillageState::kClosed;
  if (!facts.has_leader) return VillageState::kOpened;
  if (!facts.is_team_confirmed) return VillageState::kHasLeader;
  if (!facts.is_forum_held) return VillageState::kTeamComplete;
  if (!facts.is_list_confirmed) return VillageState::kForumHeld;
  const bool are_materials_bought = facts.is_feasible && facts.is_purchase_made;
  if (!facts.is_session_held && !are_materials_bought) return VillageState::kListConfirmed;
  if (facts.has_practice_begun) return VillageState::kFollowUp;
  return are_materials_bought ? VillageState::kMaterials : VillageState::kTraining;
}

VillageState next_state(VillageState current, const VillageFacts& facts) {
  return std::max(current, state_by(facts));
}

}  // namespace sammachip
