#include "handlers/village/village_facts.h"

#include <algorithm>

#include "storage/database/identifier.h"
#include "storage/households/households.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"
#include "storage/villages/candidates.h"
#include "storage/villages/feasibilities.h"
#include "storage/villages/forums.h"
#include "storage/villages/handovers.h"
#include "storage/villages/places.h"
#include "storage/villages/programme_events.h"
#include "storage/villages/purchases.h"
#include "storage/villages/submissions.h"
#include "storage/villages/team_members.h"
#include "storage/villages/training_sessions.h"

namespace sammachip {

namespace {

constexpr std::size_t kFeasiblePercent = 80;

bool is_confirmed(SubmissionKind kind, const ProgrammeId& programme_id, Records& records) {
  const auto latest = records.submissions.latest(programme_id, kind);
  return latest && latest->status == SubmissionStatus::kConfirmed;
}

// Whether `kind` happened and was not undone by `undone_by` since.
bool stands(const char* kind, const char* undone_by, const ProgrammeId& programme_id,
            Records& records) {
  const auto event = records.programme_events.latest(programme_id, kind);
  if (!event) return false;
  const auto undone = records.programme_events.latest(programme_id, undone_by);
  return !undone || undone->id < event->id;
}

bool has_leader(const ProgrammeId& programme_id, Records& records) {
  const auto team = records.team_members.list(programme_id);
  return std::any_of(team.begin(), team.end(), [](const TeamMember& member) {
    return member.kind == TeamKind::kLeader && member.user_id.has_value();
  });
}

bool is_looked_after(const ProgrammeId& programme_id, Records& records) {
  const auto candidates = records.candidates.list(programme_id);
  return std::all_of(candidates.begin(), candidates.end(), [](const Candidate& candidate) {
    return candidate.result != CandidateResult::kSelected || candidate.team_member_id.has_value();
  });
}

bool can_enough(const ProgrammeId& programme_id, Records& records) {
  const auto answers = records.feasibilities.list(programme_id);
  const auto can = static_cast<std::size_t>(
      std::count_if(answers.begin(), answers.end(),
                    [](const Feasibility& answer) { return answer.answer != Feasible::kNo; }));
  const std::size_t houses = records.households.list_in_programme(programme_id).size();
  return houses > 0 && can * 100 >= houses * kFeasiblePercent;
}

bool is_feasible(const ProgrammeId& programme_id, Records& records) {
  return stands(kFeasibilityOverridden, kWentBack, programme_id, records) ||
         can_enough(programme_id, records);
}

bool is_purchase_made(const ProgrammeId& programme_id, Records& records) {
  return records.purchases.spent(programme_id) > 0;
}

bool has_practice_begun(const ProgrammeId& programme_id, Records& records) {
  if (stands(kPracticeBegan, kWentBack, programme_id, records)) return true;
  const auto back = records.programme_events.latest(programme_id, kWentBack);
  for (const auto& purchase : records.purchases.list(programme_id)) {
    for (const auto& handover : records.handovers.list_for_purchase(purchase.id)) {
      if (handover.status != HandoverStatus::kGot) continue;
      if (!back || handover.answered_at_ms.value_or(0) > back->at_ms) return true;
    }
  }
  return false;
}

}  // namespace

VillageFacts facts_of(const ProgrammeId& programme_id, Records& records) {
  VillageFacts facts;
  facts.is_closed = stands(kYearClosed, kYearReopened, programme_id, records);
  facts.has_leader = has_leader(programme_id, records);
  facts.is_team_confirmed = is_confirmed(SubmissionKind::kTeam, programme_id, records);
  const auto forum = records.forums.latest(programme_id);
  facts.is_forum_held = forum && forum->status == ForumStatus::kHeld;
  facts.is_list_confirmed = is_confirmed(SubmissionKind::kList, programme_id, records) &&
                            is_looked_after(programme_id, records);
  const auto sessions = records.training_sessions.list(programme_id);
  facts.is_session_held = std::any_of(
      sessions.begin(), sessions.end(),
      [](const TrainingSession& session) { return session.status == SessionStatus::kHeld; });
  facts.is_purchase_made = is_purchase_made(programme_id, records);
  facts.is_feasible = facts.is_purchase_made && is_feasible(programme_id, records);
  facts.has_practice_begun = has_practice_begun(programme_id, records);
  return facts;
}

VillageFacts facts_after_going_back(const ProgrammeId& programme_id, VillageState to,
                                    Records& records) {
  VillageFacts facts = facts_of(programme_id, records);
  facts.has_practice_begun = false;
  facts.is_feasible = facts.is_purchase_made && can_enough(programme_id, records);
  if (to <= VillageState::kForumHeld) facts.is_list_confirmed = false;
  if (to <= VillageState::kTeamComplete) facts.is_forum_held = false;
  if (to <= VillageState::kHasLeader) facts.is_team_confirmed = false;
  return facts;
}

void write_history(const ProgrammeId& programme_id, const char* kind, const std::string& reason,
                   const std::string& detail_json, Turn& turn) {
  const long long now_ms = milliseconds(turn.now);
  turn.records.programme_events.insert(
      {new_id(now_ms), programme_id, kind, now_ms, turn.account.user_id, reason, detail_json});
}

bool refresh_state(const ProgrammeId& programme_id, Turn& turn) {
  const auto programme = turn.records.places.find_programme_by_id(programme_id);
  if (!programme) return false;
  const VillageState state = next_state(programme->state, facts_of(programme_id, turn.records));
  if (state == programme->state) return false;
  turn.records.places.save_state(programme_id, state, programme->pause);
  write_history(programme_id, kStateReached, "",
                JsonValue{{"state", to_text(state)}, {"from", to_text(programme->state)}}.dump(),
                turn);
  return true;
}

}  // namespace sammachip
