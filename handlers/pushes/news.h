// Every sentence that people are told of the programme's own accord, and for how long it is worth
// telling. One that stands in neither list does not compile where it is told; one that speaks of a
// moment cannot be told without that moment. docs/programme.md 8.2.
#pragma once

#include <algorithm>
#include <iterator>
#include <string_view>

namespace sammachip {

// True whenever they come to hear it.
inline constexpr std::string_view kFacts[] = {
    "bring_in.told",
    "cancel_village.told",
    "close_year.told",
    "correct_for.told",
    "correct_for.told_helper",
    "correct_for.told_removed",
    "decision.told_list",
    "decision.told_list_back",
    "decision.told_team",
    "decision.told_team_back",
    "decision.welcome_team",
    "encourage.told_by_leader",
    "encourage.told_by_officer",
    "encourage.told_by_team",
    "end_member.told",
    "end_member.told_leader",
    "end_officer.told",
    "evidence.lost_told",
    "feasibility_override.told",
    "feasible_self.told",
    "feasible_self.told_anew",
    "go_back.told",
    "handover.told",
    "help_close.told",
    "help_close.told_without",
    "help_list.told_taken_late",
    "link_accept.told",
    "link_accept.told_others",
    "link_ask.told",
    "link_ask.told_leader",
    "link_refuse.told",
    "link_role.told",
    "materials.accepted_told",
    "materials.accepted_without_told",
    "materials.differ_told",
    "materials.not_got_told",
    "materials.returned_told",
    "message.held",
    "nominate.suggested",
    "open_year.thanked",
    "open_year.told",
    "pause_village.told",
    "practice_began.told",
    "profile_for.told",
    "proposal.asked",
    "proposal.told_added",
    "proposal.told_kept",
    "proposal.told_taken",
    "proxy.objected",
    "proxy.told",
    "proxy.told_figure",
    "register.told_others",
    "reopen_year.told",
    "replace_leader.told",
    "report.none_is_over",
    "resume_village.told",
    "said_before.told",
    "targets.told",
    "taught.told",
    "teach.invited",
    "teach.told",
    "team.leader_ended",
    "team_member.told_out",
    "unlink.told",
    "unlink.told_others",
};

// Of a session, a round, a day, a month: nobody is told of it any more when that is over.
inline constexpr std::string_view kOfAMoment[] = {
    "digest.ready",    "forecast.used_up",     "help_due.told",       "help_list.told_taken",
    "remind.evidence", "remind.late",          "remind.leader",       "remind.round",
    "remind.session",  "remind.tasks",         "remind.team",         "result.ready",
    "session.invited", "session.told_trainer", "session_cancel.told", "session_move.told",
};

// The key of a sentence that stands in `list`, looked up when the program is compiled.
template <const auto& list>
class NewsKey {
 public:
  // NOLINTNEXTLINE(google-explicit-constructor): a literal is what callers have.
  consteval NewsKey(const char* key) : key_(key) {
    if (std::find(std::begin(list), std::end(list), std::string_view(key)) == std::end(list)) {
      throw "a sentence that news.h does not list here";
    }
  }
  constexpr const char* text() const { return key_; }

 private:
  const char* key_;
};
using Fact = NewsKey<kFacts>;
using OfAMoment = NewsKey<kOfAMoment>;

// Its one value is the proposal: what is asked is looked up when it is read (proposal_question.h).
inline constexpr Fact kProposalAsked = "proposal.asked";

}  // namespace sammachip
