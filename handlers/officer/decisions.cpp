#include "handlers/officer/decisions.h"

#include <tl/expected.hpp>

#include "handlers/access/audit_notes.h"
#include "handlers/access/roles.h"
#include "handlers/forum/list_members.h"
#include "handlers/pushes/held.h"
#include "handlers/team/team.h"
#include "handlers/village/still_open.h"
#include "handlers/village/tell_leader.h"
#include "handlers/village/village_facts.h"
#include "handlers/village/village_work.h"
#include "handlers/words/area_names.h"
#include "handlers/words/commands.h"
#include "handlers/words/endings.h"
#include "handlers/words/names.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"
#include "storage/villages/candidates.h"
#include "storage/villages/submissions.h"
#include "storage/villages/team_members.h"

namespace sammachip {

namespace {

struct Waiting {
  Submission submission;
  VillageYear village;

  bool is_team() const { return submission.kind == SubmissionKind::kTeam; }
};

Ending decided_already() {
  return ending_of("decision.already", {}, {{"button.waiting", "waiting"}});
}

// By whom, when and how.
Ending decided_by_another(const Submission& submission, const Turn& turn) {
  Values values =
      submission.decided_by
          ? change_by(*submission.decided_by, submission.decided_at_ms.value_or(0), turn)
          : change_by(submission.sent_by, submission.sent_at_ms, turn);
  values.emplace_back("what", std::string(to_text(submission.status)));
  return ending_of(submission.kind == SubmissionKind::kTeam ? "still.team" : "still.list", values,
                   {{"button.waiting", "waiting"}});
}

// What waits for this officer; else what is said instead.
tl::expected<Waiting, Ending> waiting(const SubmissionId& id, const Turn& turn) {
  const auto submission = turn.records.submissions.find(id);
  if (!submission) return tl::make_unexpected(decided_already());
  auto village = year_to_work_in(submission->programme_id, Act::kDecide, turn);
  if (!village) return tl::make_unexpected(std::move(village.error()));
  if (!may(Act::kDecide, about_area(village->place.village.code), turn)) {
    return tl::make_unexpected(not_yours());
  }
  if (submission->status != SubmissionStatus::kSent) {
    return tl::make_unexpected(decided_by_another(*submission, turn));
  }
  return Waiting{*submission, std::move(*village)};
}

void record_decision(const Waiting& waiting, SubmissionStatus status, const std::string& reason,
                     Turn& turn) {
  const Submission& submission = waiting.submission;
  turn.records.submissions.decide(submission.id, status, turn.account.user_id, reason,
                                  milliseconds(turn.now));
  audit_work(status == SubmissionStatus::kConfirmed ? "submission.confirm" : "submission.return",
             "submission", submission.id, {{"kind", to_text(submission.kind)}}, turn);
}

// The leader, and who sent it if that was somebody else. Not who decides.
void tell_sender(const Waiting& waiting, Fact key, const std::string& reason, Turn& turn) {
  tell_leader(waiting.village, key, {{"reason", Told::key_or_words(reason)}}, turn);
  const AccountId& sender = waiting.submission.sent_by;
  const auto member =
      turn.records.team_members.find_for_user(waiting.submission.programme_id, sender);
  const bool was_told = member && member->kind == TeamKind::kLeader;
  if (was_told || sender == turn.account.user_id) return;
  hold_for(sender, key,
           {{"village", Told::village(waiting.village.place.village.code)},
            {"who", Told::person(turn.account.user_id)},
            {"reason", Told::key_or_words(reason)}},
           turn);
}

void confirm_team(const Waiting& waiting, Turn& turn) {
  const ProgrammeId& programme = waiting.submission.programme_id;
  for (const auto& member : turn.records.team_members.list(programme)) {
    if (member.status != TeamStatus::kSent || !member.user_id) continue;
    if (*member.user_id == turn.account.user_id) continue;
    hold_for(*member.user_id, "decision.welcome_team",
             {{"area", Told::area(waiting.village.place.village.code)}}, turn);
  }
  turn.records.team_members.set_status(programme, TeamStatus::kSent, TeamStatus::kConfirmed);
  grant_team_roles(programme, turn);
}

Ending after_decision(const char* key, const Waiting& waiting, Turn& turn) {
  return ending_of(key, {{"village", village_text(waiting.village.place, turn)}},
                   {{"button.waiting", "waiting"}});
}

}  // namespace

Ending confirm_submission(const SubmissionId& id, Turn& turn) {
  const auto found = waiting(id, turn);
  if (!found) return found.error();
  record_decision(*found, SubmissionStatus::kConfirmed, "", turn);
  if (found->is_team()) {
    confirm_team(*found, turn);
  } else {
    confirm_list(found->village.programme, turn);
  }
  const Fact told = found->is_team() ? Fact("decision.told_team") : Fact("decision.told_list");
  tell_sender(*found, told, "", turn);
  refresh_state(found->submission.programme_id, turn);
  return after_decision(found->is_team() ? "decision.team_confirmed" : "decision.list_confirmed",
                        *found, turn);
}

std::optional<Ending> submission_over(const SubmissionId& id, const Turn& turn) {
  if (id.empty()) return std::nullopt;
  auto found = waiting(id, turn);
  return found ? std::nullopt : std::optional(std::move(found.error()));
}

Ending return_submission(const SubmissionId& id, const std::string& reason, Turn& turn) {
  const auto found = waiting(id, turn);
  if (!found) return found.error();
  record_decision(*found, SubmissionStatus::kReturned, reason, turn);
  const ProgrammeId& programme = found->submission.programme_id;
  if (found->is_team()) {
    turn.records.team_members.set_status(programme, TeamStatus::kSent, TeamStatus::kReturned);
  } else {
    turn.records.candidates.set_status(programme, CandidateStatus::kSent,
                                       CandidateStatus::kReturned);
  }
  const Fact told =
      found->is_team() ? Fact("decision.told_team_back") : Fact("decision.told_list_back");
  tell_sender(*found, told, reason, turn);
  refresh_state(programme, turn);
  return after_decision("decision.returned", *found, turn);
}

Ending begin_return(const SubmissionId& id, Turn& turn) {
  const auto found = waiting(id, turn);
  if (!found) return found.error();
  return begin_talk("return_list", JsonValue{{"submission", id}});
}

}  // namespace sammachip
