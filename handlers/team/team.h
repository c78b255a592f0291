// The team of a village's year: its leader and the sages, and how people come into it and leave.
#pragma once

#include <string>

#include "bot/talks/talks.h"
#include "storage/joining/invitations.h"
#include "storage/villages/team_members.h"

namespace sammachip {

// Makes who is talking the leader of the invitation's village. A leader before them ends: the
// houses they looked after and the help they had taken on pass to the new one; what they did keeps
// their name.
Ending become_leader(const Invitation& invitation, Turn& turn);

// Ties who is talking to the nomination the invitation is for. The role itself comes with the
// officer's confirmation of the team, at once if that is there already.
Ending become_team_member(const Invitation& invitation, Turn& turn);

// After the officer confirmed a team: its members who are on LINE hold the role from now on.
void grant_team_roles(const ProgrammeId& programme_id, Turn& turn);

// Ends the leader of a village's year before there is a new one: the role, and the help they had
// taken on passes to who is talking. The houses they looked after wait for the next leader. Nothing
// if there is no leader; else who it was.
std::optional<TeamMember> end_leader(const ProgrammeId& programme_id, Turn& turn);

// Ends a member of the team: the role, and the houses pass to the leader.
void end_team_member(const TeamMember& member, Turn& turn);

}  // namespace sammachip
