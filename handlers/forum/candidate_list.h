// The list of households of a village's year on its way to the officer: who was thought of, what
// the forum said, who looks after whom, and whether it waits for an answer.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bot/talks/form_conversation.h"
#include "handlers/village/villages.h"
#include "storage/villages/candidates.h"
#include "storage/villages/submissions.h"
#include "storage/villages/team_members.h"

namespace sammachip {

// Buttons with a house each; others must still fit.
inline constexpr std::size_t kMostHousesOffered = 10;

struct CandidateList {
  std::vector<Candidate> candidates;  // Selected first, then reserve, declined, not selected.
  std::vector<TeamMember> team;       // Not those who ended; the leader first.
  std::int64_t wanted = 0;
  std::optional<Submission> sent;  // The latest.

  std::int64_t count(CandidateResult result) const;
  bool is_full() const { return count(CandidateResult::kSelected) >= wanted; }
  bool waits() const { return sent && sent->status == SubmissionStatus::kSent; }
  // Whether something of it was not put before the officer yet, or was returned.
  bool has_unsent() const;
  // Those selected whom nobody looks after.
  std::vector<Candidate> unsplit() const;
  // The name of who looks after it; empty: nobody.
  std::string carer_of(const Candidate& candidate) const;
  // "selected", "reserve", "declined" and "wanted", for sentences.
  Values counts() const;
};
CandidateList candidate_list_of(const VillageProgramme& programme, Turn& turn);

// A candidate of `list`, not `but_not`, that may be the same household: its number is the same, or
// its head's name nearly so. Nothing if there is none.
std::optional<Candidate> similar_candidate(const std::string& house_no,
                                           const std::string& head_name, const CandidateList& list,
                                           const std::string& but_not = {});

// Who sent the list to the officer, and when, or decided on it: while it waits nobody changes it.
// Nothing if it does not wait.
std::optional<Ending> list_over(const ProgrammeId& programme_id, const Turn& turn);
// What became of a list that was sent: it waits, or who decided on it and how.
Ending about_list_sent(const Submission& sent, const Turn& turn);

// Buttons for why a house does not take part.
std::vector<Choice> left_out_reasons();

// "เลขที่ 12 สมใจ" as a button that answers with the candidate's id.
Choice candidate_choice(const Candidate& candidate);

// The answer to "which house of the list": a candidate's id. Reads the number or the head's name
// among those of the village that the talk is about (speak_of_village); checks that the person may
// record the forum of its village.
Reader<std::string> candidate_of_list();
// The team of the village that the talk is about; empty if it is about none.
std::vector<TeamMember> team_spoken_of(const Turn& turn);

// The list on one card from the `page`th on (counted from 0), with what can be done next.
Ending show_list(const ProgrammeId& programme_id, std::size_t page, Turn& turn);
// The command: "<programme>", "<programme>|<page>", or nothing.
Ending show_list_for(const std::string& argument, Turn& turn);

}  // namespace sammachip
