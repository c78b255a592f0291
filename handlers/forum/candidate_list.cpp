#include "handlers/forum/candidate_list.h"

#include <algorithm>
#include <charconv>

#include "handlers/access/roles.h"
#include "handlers/questions/given_reason.h"
#include "handlers/village/house_choice.h"
#include "handlers/village/sendings.h"
#include "handlers/village/still_open.h"
#include "handlers/village/village_work.h"
#include "handlers/words/cards.h"
#include "handlers/words/endings.h"
#include "handlers/words/wording.h"
#include "language/letters/similarity.h"
#include "storage/records.h"
#include "storage/villages/places.h"

namespace sammachip {

namespace {

constexpr std::size_t kPageLines = 15;  // In words they fit LINE's 1,500 characters beside a card.

std::string candidate_line(const Candidate& candidate, const CandidateList& list,
                           const Turn& turn) {
  const std::string carer = list.carer_of(candidate);
  return say("list.line",
             {{"house", candidate.house_no},
              {"name", candidate.head_name},
              {"result", std::string(to_text(candidate.result))},
              {"carer", carer.empty() ? say("list.nobody", turn) : carer}},
             turn);
}

Card list_card(const CandidateList& list, const VillageYear& village, std::size_t page,
               const Turn& turn) {
  Card card;
  card.title = say("list.title", {{"village", village_text(village.place, turn)}}, turn);
  card.aside = say("list.counts", list.counts(), turn) + " · " +
               sent_text(list.sent, "list.sent", "list.not_sent", turn);
  const std::size_t first = page * kPageLines;
  const std::size_t end = std::min(list.candidates.size(), first + kPageLines);
  for (std::size_t i = first; i < end; ++i) {
    // Without counting: a number in front is a house number, here as in what people write.
    card.lines.push_back(candidate_line(list.candidates[i], list, turn));
  }
  if (list.candidates.empty()) card.lines.push_back(say("list.empty", turn));
  return card;
}

std::vector<CommandButton> steps_from_list(const CandidateList& list, const VillageYear& village,
                                           std::size_t page, Turn& turn) {
  const ProgrammeId& id = village.programme.id;
  std::vector<CommandButton> buttons;
  if ((page + 1) * kPageLines < list.candidates.size()) {
    buttons.push_back({"button.next_page", "households|" + id + "|" + std::to_string(page + 1)});
  }
  const bool may_send = may(Act::kNominateSage, about_area(village.place.village.code), turn);
  const bool has_selected = list.count(CandidateResult::kSelected) > 0;
  if (!list.waits()) {
    if (may_send && has_selected && list.unsplit().empty() && list.has_unsent()) {
      buttons.push_back({"button.send_list", "list_send|" + id});
    }
    buttons.push_back({"button.add_candidate", "candidate|" + id});
    if (!list.candidates.empty()) {
      buttons.push_back({"button.change_house", "candidate_change|" + id});
    }
  }
  if (has_selected) buttons.push_back({"button.split", "split|" + id});
  buttons.push_back({"button.next", "next"});
  return buttons;
}

std::optional<VillageProgramme> spoken_of(const Turn& turn) {
  return current_year(village_spoken_of(turn), turn);
}

// How well `text` names it: 3 by its number, 2 by the whole name, 1 nearly, 0 not.
int names_candidate(const std::string& text, const Candidate& candidate) {
  if (same_house_number(candidate.house_no, text)) return 3;
  const double similar = name_similarity(candidate.head_name, text);
  if (similar >= 1) return 2;
  return similar >= kSimilarPerson ? 1 : 0;
}

}  // namespace

std::int64_t CandidateList::count(CandidateResult result) const {
  return std::count_if(candidates.begin(), candidates.end(),
                       [&](const Candidate& one) { return one.result == result; });
}

bool CandidateList::has_unsent() const {
  return std::any_of(candidates.begin(), candidates.end(), [](const Candidate& one) {
    return one.status == CandidateStatus::kDraft || one.status == CandidateStatus::kReturned;
  });
}

std::vector<Candidate> CandidateList::unsplit() const {
  std::vector<Candidate> without;
  for (const auto& candidate : candidates) {
    if (candidate.result == CandidateResult::kSelected && carer_of(candidate).empty()) {
      without.push_back(candidate);
    }
  }
  return without;
}

std::string CandidateList::carer_of(const Candidate& candidate) const {
  const auto carer = std::find_if(team.begin(), team.end(), [&](const TeamMember& member) {
    return candidate.team_member_id == member.id;
  });
  return carer == team.end() ? std::string() : carer->name;
}

Values CandidateList::counts() const {
  return {{"selected", count(CandidateResult::kSelected)},
          {"reserve", count(CandidateResult::kReserve)},
          {"declined", count(CandidateResult::kDeclined)},
          {"wanted", wanted}};
}

CandidateList candidate_list_of(const VillageProgramme& programme, Turn& turn) {
  CandidateList list{turn.records.candidates.list(programme.id),
                     turn.records.team_members.list(programme.id), programme.target_households,
                     turn.records.submissions.latest(programme.id, SubmissionKind::kList)};
  std::stable_sort(list.candidates.begin(), list.candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.result < b.result; });
  return list;
}

std::optional<Ending> list_over(const ProgrammeId& programme_id, const Turn& turn) {
  const auto sent = turn.records.submissions.latest(programme_id, SubmissionKind::kList);
  if (!sent || sent->status != SubmissionStatus::kSent) return std::nullopt;
  return about_list_sent(*sent, turn);
}

Ending about_list_sent(const Submission& sent, const Turn& turn) {
  Values values = sent.decided_by
                      ? change_by(*sent.decided_by, sent.decided_at_ms.value_or(0), turn)
                      : change_by(sent.sent_by, sent.sent_at_ms, turn);
  values.emplace_back("what", std::string(to_text(sent.status)));
  return ending_of("still.list", values, {{"button.see_list", "households|" + sent.programme_id}});
}

std::optional<Candidate> similar_candidate(const std::string& house_no,
                                           const std::string& head_name, const CandidateList& list,
                                           const std::string& but_not) {
  for (const auto& other : list.candidates) {
    if (other.id != but_not && same_house_number(other.house_no, house_no)) return other;
  }
  for (const auto& other : list.candidates) {
    if (other.id == but_not) continue;
    if (name_similarity(other.head_name, head_name) >= kSimilarPerson) return other;
  }
  return std::nullopt;
}

std::vector<Choice> left_out_reasons() {
  return reason_choices({"list.answer_busy", "list.answer_other_work", "list.answer_not_skilled"});
}

Choice candidate_choice(const Candidate& candidate) {
  return {"list.answer_house",
          candidate.id,
          {},
          {{"house", candidate.house_no}, {"name", candidate.head_name}}};
}

Reader<std::string> candidate_of_list() {
  Reader<std::string> reader;
  reader.read = [](const std::string& text, const Turn& turn) -> Result<std::string> {
    const auto programme = spoken_of(turn);
    std::vector<Candidate> near;
    int best = 1;
    if (programme) {
      for (auto& candidate : turn.records.candidates.list(programme->id)) {
        const int match = names_candidate(text, candidate);
        if (match < best) continue;
        if (match > best) near.clear();
        best = match;
        near.push_back(std::move(candidate));
      }
    }
    if (near.size() == 1) return near.front().id;
    Problem problem{"list.house_again"};
    for (const auto& candidate : near) {
      if (problem.choices.size() < kMostHousesOffered) {
        problem.choices.push_back(candidate_choice(candidate));
      }
    }
    return tl::make_unexpected(problem);
  };
  reader.check = [](const std::string& id, const Turn& turn) -> std::optional<Problem> {
    const auto candidate = turn.records.candidates.find(CandidateId(id));
    if (candidate && village_year(candidate->programme_id, Act::kRecordMeeting, turn)) {
      return std::nullopt;
    }
    return Problem{"list.house_gone"};
  };
  return reader;
}

std::vector<TeamMember> team_spoken_of(const Turn& turn) {
  const auto programme = spoken_of(turn);
  return programme ? turn.records.team_members.list(programme->id) : std::vector<TeamMember>();
}

Ending show_list(const ProgrammeId& programme_id, std::size_t page, Turn& turn) {
  const auto village = village_year(programme_id, Act::kRecordMeeting, turn);
  if (!village) return not_yours();
  const CandidateList list = candidate_list_of(village->programme, turn);
  if (page * kPageLines >= list.candidates.size()) page = 0;
  const Card card = list_card(list, *village, page, turn);
  return ending_of(cards_say({card}, card_in_words(card), turn),
                   steps_from_list(list, *village, page, turn));
}

Ending show_list_for(const std::string& argument, Turn& turn) {
  const auto [programme, page] = split_argument(argument);
  std::size_t number = 0;
  std::from_chars(page.data(), page.data() + page.size(), number);
  if (number > 0)
    return show_list(ProgrammeId(programme), std::min<std::size_t>(number, 1000), turn);
  return begin_in_village("households", Act::kRecordMeeting, ProgrammeId(programme), turn);
}

}  // namespace sammachip
