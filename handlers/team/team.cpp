#include "handlers/team/team.h"

#include <algorithm>

#include "handlers/access/roles.h"
#include "handlers/pushes/held.h"
#include "handlers/village/village_facts.h"
#include "handlers/words/area_names.h"
#include "handlers/words/endings.h"
#include "storage/database/identifier.h"
#include "storage/households/help_requests.h"
#include "storage/households/households.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"
#include "storage/villages/candidates.h"
#include "storage/villages/places.h"

namespace sammachip {

namespace {

void pass_houses(const TeamMemberId& from_member, const TeamMemberId& to_member, Turn& turn) {
  for (auto house : turn.records.households.list_for_team_member(from_member)) {
    house.team_member_id = to_member;
    turn.records.households.update(house);
  }
}

void pass_candidates(const ProgrammeId& programme_id, const std::string& from_member,
                     const TeamMemberId& to_member, Turn& turn) {
  for (auto candidate : turn.records.candidates.list(programme_id)) {
    if (candidate.team_member_id != from_member) continue;
    candidate.team_member_id = to_member;
    turn.records.candidates.update(candidate);
  }
}

void pass_help(const AccountId& from_user, const AccountId& to_user, Turn& turn) {
  for (const auto& request : turn.records.help_requests.taken_by_user(from_user)) {
    turn.records.help_requests.pass_on(request.id, to_user);
  }
}

std::optional<TeamMember> leader_in_team(const ProgrammeId& programme_id, Turn& turn) {
  for (const auto& member : turn.records.team_members.list(programme_id)) {
    if (member.kind == TeamKind::kLeader) return member;
  }
  return std::nullopt;
}

void end_membership(TeamMember member, Turn& turn) {
  member.status = TeamStatus::kEnded;
  member.ended_at_ms = milliseconds(turn.now);
  turn.records.team_members.update(member);
}

// The houses of the leaders who ended, with those that waited for a new one.
void take_over_houses(const TeamMember& leader, Turn& turn) {
  for (const auto& member : turn.records.team_members.list_all(leader.programme_id)) {
    const bool is_former = member.kind == TeamKind::kLeader && member.status == TeamStatus::kEnded;
    if (!is_former) continue;
    pass_houses(member.id, leader.id, turn);
    pass_candidates(leader.programme_id, member.id, leader.id, turn);
  }
}

TeamMember new_leader(const ProgrammeId& programme_id, Turn& turn) {
  TeamMember leader;
  leader.id = new_id(milliseconds(turn.now));
  leader.programme_id = programme_id;
  leader.kind = TeamKind::kLeader;
  leader.name = turn.account.called;
  leader.willing = true;
  leader.status = TeamStatus::kConfirmed;
  leader.user_id = turn.account.user_id;
  leader.added_by = turn.account.user_id;
  leader.created_at_ms = milliseconds(turn.now);
  return leader;
}

}  // namespace

Ending become_leader(const Invitation& invitation, Turn& turn) {
  const ProgrammeId programme_id = invitation.programme_id.value_or("");
  const auto before = leader_in_team(programme_id, turn);
  if (!before || before->user_id != turn.account.user_id) {
    if (before) end_membership(*before, turn);
    const TeamMember leader = new_leader(programme_id, turn);
    turn.records.team_members.insert(leader);
    take_over_houses(leader, turn);
    if (before && before->user_id) {
      pass_help(*before->user_id, turn.account.user_id, turn);
      end_role(*before->user_id, std::string(kAsLeader), invitation.area_code, turn);
      hold_for(
          *before->user_id, "team.leader_ended",
          {{"name", Told::words(turn.account.called)}, {"area", Told::area(invitation.area_code)}},
          turn);
    }
  }
  grant_role(turn.account.user_id, std::string(kAsLeader), invitation.area_code, turn);
  refresh_state(programme_id, turn);
  return ending_of("accept.leader",
                   {{"name", turn.account.called}, {"area", area_text(invitation.area_code, turn)}},
                   {{"button.next", "next"}});
}

Ending become_team_member(const Invitation& invitation, Turn& turn) {
  Ending ending;
  ending.buttons = {{"button.menu", "menu"}};
  auto member = turn.records.team_members.find(invitation.team_member_id.value_or(""));
  if (!member || member->status == TeamStatus::kEnded) {
    ending.says.push_back({"accept.team_gone"});
    return ending;
  }
  member->user_id = turn.account.user_id;
  member->willing = true;
  member->notice_due_on.clear();  // Nobody gets this far without the privacy notice.
  turn.records.team_members.update(*member);
  const Values values{{"name", turn.account.called},
                      {"area", area_text(invitation.area_code, turn)}};
  if (member->status != TeamStatus::kConfirmed) {
    ending.says.push_back({"accept.team_waits", values});
    return ending;
  }
  grant_role(turn.account.user_id, std::string(kAsTeam), invitation.area_code, turn);
  ending.says.push_back({"accept.team", values});
  ending.buttons.insert(ending.buttons.begin(), CommandButton{"button.next", "next"});
  return ending;
}

void grant_team_roles(const ProgrammeId& programme_id, Turn& turn) {
  const auto programme = turn.records.places.find_programme_by_id(programme_id);
  if (!programme) return;
  for (const auto& member : turn.records.team_members.list(programme_id)) {
    if (member.kind != TeamKind::kSage || !member.user_id) continue;
    if (member.status != TeamStatus::kConfirmed) continue;
    grant_role(*member.user_id, std::string(kAsTeam), programme->village_code, turn);
  }
}

std::optional<TeamMember> end_leader(const ProgrammeId& programme_id, Turn& turn) {
  const auto programme = turn.records.places.find_programme_by_id(programme_id);
  auto leader = leader_in_team(programme_id, turn);
  if (!programme || !leader) return std::nullopt;
  end_membership(*leader, turn);
  if (leader->user_id) {
    pass_help(*leader->user_id, turn.account.user_id, turn);
    end_role(*leader->user_id, std::string(kAsLeader), programme->village_code, turn);
  }
  return leader;
}

void end_team_member(const TeamMember& member, Turn& turn) {
  const auto programme = turn.records.places.find_programme_by_id(member.programme_id);
  end_membership(member, turn);
  if (const auto leader = leader_in_team(member.programme_id, turn)) {
    pass_houses(member.id, leader->id, turn);
    pass_candidates(member.programme_id, member.id, leader->id, turn);
    if (member.user_id && leader->user_id) pass_help(*member.user_id, *leader->user_id, turn);
  }
  if (member.user_id && programme) {
    end_role(*member.user_id, std::string(kAsTeam), programme->village_code, turn);
  }
}

}  // namespace sammachip
