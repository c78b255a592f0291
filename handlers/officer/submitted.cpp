#include "handlers/officer/submitted.h"

#include <algorithm>
#include <set>

#include "handlers/access/roles.h"
#include "handlers/questions/given_reason.h"
#include "handlers/village/villages.h"
#include "handlers/words/area_names.h"
#include "handlers/words/endings.h"
#include "handlers/words/names.h"
#include "handlers/words/wording.h"
#include "storage/records.h"
#include "storage/villages/candidates.h"
#include "storage/villages/submissions.h"
#include "storage/villages/team_members.h"

namespace sammachip {

namespace {

constexpr std::size_t kMostLinesInBubble = 20;  // About 2,500 of LINE's 5,000 characters.
constexpr std::size_t kMostListBubbles = 4;

std::string grade_text(Grade grade, const Turn& turn) {
  if (grade == Grade::kUnknown) return say("grade.unsaid", turn);
  return say("grade." + std::string(to_text(grade)), turn);
}

// The three criteria of the programme: responsible, ready, determined.
template <class Person>
std::string grades_text(const Person& person, const Turn& turn) {
  return say("opened.grades",
             {{"responsibility", grade_text(person.responsibility, turn)},
              {"readiness", grade_text(person.readiness, turn)},
              {"determination", grade_text(person.determination, turn)}},
             turn);
}

std::string opened_line(const TeamMember& member, const Turn& turn) {
  if (member.kind == TeamKind::kLeader) {
    return say("opened.leader", {{"name", member.name}}, turn);
  }
  return say("opened.member",
             {{"name", member.name},
              {"expertise", member.expertise},
              {"grades", grades_text(member, turn)},
              {"willing", say(member.willing ? "opened.willing" : "opened.not_asked", turn)},
              {"line", say(member.user_id ? "opened.on_line" : "opened.not_on_line", turn)}},
             turn);
}

std::string submission_status_text(const Submission& submission, const Turn& turn) {
  if (submission.status == SubmissionStatus::kSent) return say("opened.waits", turn);
  return say(
      submission.status == SubmissionStatus::kConfirmed ? "opened.confirmed" : "opened.returned",
      {{"name", name_of(submission.decided_by.value_or(""), turn)},
       {"day", day_text(submission.decided_at_ms.value_or(0), turn)},
       {"reason", reason_text(submission.reason, turn)}},
      turn);
}

Say heading(const char* key, const Submission& submission, const VillageYear& village,
            std::int64_t count, std::int64_t wanted, const Turn& turn) {
  return {key,
          {{"village", area_text(village.place.village.code, turn)},
           {"count", count},
           {"wanted", wanted},
           {"name", name_of(submission.sent_by, turn)},
           {"day", day_text(submission.sent_at_ms, turn)},
           {"status", submission_status_text(submission, turn)}}};
}

void add_decision(Ending& ending, const Submission& submission, const char* confirm,
                  const VillageYear& village, Turn& turn) {
  const bool waits = submission.status == SubmissionStatus::kSent;
  if (waits && may(Act::kDecide, about_area(village.place.village.code), turn)) {
    ending.buttons.push_back({"button.accept", confirm + submission.id});
    ending.buttons.push_back({"button.return", "return_list|" + submission.id});
  }
  ending.buttons.push_back({"button.village_card", "village|" + village.programme.id});
  ending.buttons.push_back({"button.waiting", "waiting"});
  ending.buttons.push_back({"button.menu", "menu"});
}

// Numbered, in bubbles of so many lines.
void add_lines(Ending& ending, const std::vector<std::string>& lines, const Turn& turn) {
  std::string text;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i == kMostLinesInBubble * kMostListBubbles) {
      text += "\n" + say("opened.more", {{"count", std::ssize(lines) - std::int64_t(i)}}, turn);
      break;
    }
    if (i % kMostLinesInBubble == 0 && i > 0) {
      ending.says.push_back({.text = text});
      text.clear();
    }
    text += (text.empty() ? "" : "\n") + std::to_string(i + 1) + ") " + lines[i];
  }
  if (!text.empty()) ending.says.push_back({.text = text});
}

std::string candidate_line(const Candidate& candidate, const std::vector<TeamMember>& team,
                           const Turn& turn) {
  std::string carer = say("opened.nobody", turn);
  for (const auto& member : team) {
    if (member.id == candidate.team_member_id) carer = member.name;
  }
  return say("opened.candidate",
             {{"house", candidate.house_no},
              {"name", candidate.head_name},
              {"result", say("result." + std::string(to_text(candidate.result)), turn)},
              {"reason", reason_text(candidate.reason, turn)},
              {"grades", grades_text(candidate, turn)},
              {"carer", carer}},
             turn);
}

}  // namespace

Ending open_team(const SubmissionId& submission_id, Turn& turn) {
  const auto submission = turn.records.submissions.find(submission_id);
  if (!submission || submission->kind != SubmissionKind::kTeam) return no_longer_waits();
  const auto village = village_year(submission->programme_id, Act::kNominateSage, turn);
  if (!village) return not_yours();
  const auto team = turn.records.team_members.list(submission->programme_id);
  Ending ending;
  ending.says.push_back(heading("opened.team", *submission, *village, std::ssize(team),
                                village->programme.team_size, turn));
  std::vector<std::string> lines;
  lines.reserve(team.size());
  for (const auto& member : team) lines.push_back(opened_line(member, turn));
  add_lines(ending, lines, turn);
  add_decision(ending, *submission, "team_confirm|", *village, turn);
  return ending;
}

Ending open_list(const SubmissionId& submission_id, Turn& turn) {
  const auto submission = turn.records.submissions.find(submission_id);
  if (!submission || submission->kind != SubmissionKind::kList) return no_longer_waits();
  const auto village = village_year(submission->programme_id, Act::kNominateSage, turn);
  if (!village) return not_yours();
  auto candidates = turn.records.candidates.list(submission->programme_id);
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.result < b.result; });
  const auto selected =
      std::count_if(candidates.begin(), candidates.end(),
                    [](const Candidate& one) { return one.result == CandidateResult::kSelected; });
  const auto team = turn.records.team_members.list(submission->programme_id);
  Ending ending;
  ending.says.push_back(heading("opened.list", *submission, *village, selected,
                                village->programme.target_households, turn));
  std::vector<std::string> lines;
  lines.reserve(candidates.size());
  for (const auto& candidate : candidates) lines.push_back(candidate_line(candidate, team, turn));
  add_lines(ending, lines, turn);
  add_decision(ending, *submission, "list_confirm|", *village, turn);
  return ending;
}

}  // namespace sammachip
