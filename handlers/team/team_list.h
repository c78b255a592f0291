// The team of a village's year on its way to the officer: who is in it, whether it is complete, and
// whether it waits for an answer.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "handlers/village/villages.h"
#include "storage/villages/submissions.h"
#include "storage/villages/team_members.h"

namespace sammachip {

struct TeamList {
  std::vector<TeamMember> members;  // Not those who ended; the leader first.
  std::int64_t wanted = 0;
  std::optional<Submission> sent;  // The latest.

  std::int64_t count() const { return std::ssize(members); }
  bool has_room() const { return count() < wanted; }
  bool waits() const { return sent && sent->status == SubmissionStatus::kSent; }
  // Whether somebody in it was not put before the officer yet, or was returned.
  bool has_unsent() const;
};
TeamList team_list_of(const VillageProgramme& programme, Turn& turn);

// The member who may be the one meant by `name`, written nearly alike; nothing if there is none.
std::optional<TeamMember> similar_member(const std::string& name, const TeamList& team);

// Whether the person may change what is written of a member: the village's leader and officers of
// any sage, a team member only of those they suggested themselves and that were not sent yet.
bool may_change(const TeamMember& member, const VillageYear& village, const Turn& turn);

// Why what is written of the member cannot be changed now: it waits for the officer.
bool is_locked(const TeamMember& member, const TeamList& team);

// What became of a team that was sent: it waits, or who decided on it and how.
Ending about_team_sent(const Submission& sent, const Turn& turn);

// The team on one card, with what can be done next.
Ending show_team(const ProgrammeId& programme_id, Turn& turn);

}  // namespace sammachip
