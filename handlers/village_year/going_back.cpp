#include "handlers/village_year/going_back.h"

#include "handlers/access/roles.h"
#include "handlers/village/village_facts.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"
#include "storage/villages/candidates.h"
#include "storage/villages/forums.h"
#include "storage/villages/submissions.h"
#include "storage/villages/team_members.h"

namespace sammachip {

namespace {

constexpr VillageState kEarlier[] = {VillageState::kMaterials,     VillageState::kTraining,
                                     VillageState::kListConfirmed, VillageState::kForumHeld,
                                     VillageState::kTeamComplete,  VillageState::kHasLeader};

void take_back(const ProgrammeId& programme_id, SubmissionKind kind, const std::string& reason,
               Turn& turn) {
  if (const auto latest = turn.records.submissions.latest(programme_id, kind)) {
    turn.records.submissions.take_back(latest->id, turn.account.user_id, reason,
                                       milliseconds(turn.now));
  }
}

void take_back_list(const ProgrammeId& programme_id, const std::string& reason, Turn& turn) {
  take_back(programme_id, SubmissionKind::kList, reason, turn);
  for (const auto from : {CandidateStatus::kConfirmed, CandidateStatus::kSent}) {
    turn.records.candidates.set_status(programme_id, from, CandidateStatus::kReturned);
  }
}

// It stays in the history as called off.
void cancel_forums(const ProgrammeId& programme_id, Turn& turn) {
  for (auto forum : turn.records.forums.list(programme_id)) {
    if (forum.status != ForumStatus::kHeld) continue;
    forum.status = ForumStatus::kCancelled;
    turn.records.forums.update(forum);
  }
}

// Who is in the team works as such only while it is confirmed.
void take_back_team(const VillageProgramme& programme, const std::string& reason, Turn& turn) {
  take_back(programme.id, SubmissionKind::kTeam, reason, turn);
  for (const auto& member : turn.records.team_members.list(programme.id)) {
    if (member.kind != TeamKind::kSage || !member.user_id) continue;
    end_role(*member.user_id, std::string(kAsTeam), programme.village_code, turn);
  }
  for (const auto from : {TeamStatus::kConfirmed, TeamStatus::kSent}) {
    turn.records.team_members.set_status(programme.id, from, TeamStatus::kReturned);
  }
}

}  // namespace

std::vector<VillageState> states_to_go_back_to(const VillageProgramme& programme,
                                               Records& records) {
  std::vector<VillageState> states;
  if (programme.state == VillageState::kClosed) return states;
  for (const auto state : kEarlier) {
    if (state >= programme.state) continue;
    if (state_by(facts_after_going_back(programme.id, state, records)) <= state) {
      states.push_back(state);
    }
  }
  return states;
}

void go_back_to(const VillageProgramme& programme, VillageState to, const std::string& reason,
                Turn& turn) {
  if (to <= VillageState::kForumHeld) take_back_list(programme.id, reason, turn);
  if (to <= VillageState::kTeamComplete) cancel_forums(programme.id, turn);
  if (to <= VillageState::kHasLeader) take_back_team(programme, reason, turn);
  turn.records.places.save_state(programme.id, to, programme.pause);
  write_history(programme.id, kWentBack, reason,
                JsonValue{{"state", to_text(to)}, {"from", to_text(programme.state)}}.dump(), turn);
}

}  // namespace sammachip
