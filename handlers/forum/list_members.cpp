#include "handlers/forum/list_members.h"

#include <algorithm>

#include "handlers/access/audit_notes.h"
#include "handlers/access/houses.h"
#include "handlers/access/taking_part.h"
#include "handlers/calendar/occupations.h"
#include "handlers/pushes/held.h"
#include "handlers/village/house_record.h"
#include "handlers/village/village_work.h"
#include "handlers/words/wording.h"
#include "language/letters/similarity.h"
#include "storage/database/identifier.h"
#include "storage/households/household_links.h"
#include "storage/households/households.h"
#include "storage/records.h"
#include "storage/villages/candidates.h"
#include "storage/villages/feasibilities.h"

namespace sammachip {

namespace {

bool has_occupation(const Household& house) {
  const std::string& code = house.programme_occupation;
  return !code.empty() && (code != "other" || !house.programme_occupation_text.empty());
}

void set_occupation(Household& house, const std::string& code, const std::string& text) {
  house.programme_occupation = code;
  house.programme_occupation_text = text;
  if (const Occupation* known = find_occupation(code)) house.pace = known->pace;
}

// Who else of the list is at the same number: then it is two families in one house.
bool shares_number(const Candidate& candidate, const std::vector<Candidate>& list) {
  return std::any_of(list.begin(), list.end(), [&](const Candidate& other) {
    return other.id != candidate.id && other.result == CandidateResult::kSelected &&
           same_house_number(other.house_no, candidate.house_no);
  });
}

// The village's household that the candidate is, if it is known there; never one that is another
// candidate's.
std::optional<Household> known_household(const Candidate& candidate,
                                         const std::vector<Candidate>& list,
                                         const VillageCode& village_code, Turn& turn) {
  if (candidate.household_id) return turn.records.households.find(*candidate.household_id);
  const double least = shares_number(candidate, list) ? kSimilarPerson : 0;
  std::optional<Household> most;
  double best = least;
  for (auto& house : turn.records.households.list_in_village(village_code)) {
    if (!same_house_number(house.house_no, candidate.house_no)) continue;
    const bool is_taken = std::any_of(list.begin(), list.end(), [&](const Candidate& other) {
      return other.household_id == house.id;
    });
    const double similar = name_similarity(house.head_name, candidate.head_name);
    if (is_taken || similar < best) continue;
    best = similar;
    most = std::move(house);
  }
  return most;
}

Household new_household(const Candidate& candidate, const VillageProgramme& programme, Turn& turn) {
  Household house = unasked_house(programme.village_code, candidate.house_no, candidate.head_name,
                                  candidate.added_by, turn.now);
  house.id = new_id(milliseconds(turn.now));
  house.status = HouseholdStatus::kSelected;
  house.notice_due_on = candidate.notice_due_on;
  house.no_phone = candidate.no_phone;
  turn.records.households.insert(house);
  return house;
}

void bring_in(Candidate& candidate, const std::vector<Candidate>& list,
              const VillageProgramme& programme, Turn& turn) {
  const auto known = known_household(candidate, list, programme.village_code, turn);
  Household house = known ? *known : new_household(candidate, programme, turn);
  if (house.status == HouseholdStatus::kCandidate || house.status == HouseholdStatus::kLeft) {
    house.status = HouseholdStatus::kSelected;
  }
  house.programme_id = programme.id;
  house.team_member_id = candidate.team_member_id;
  if (candidate.no_phone && !speaks_for_itself(house.id, turn)) house.no_phone = true;
  if (!has_occupation(house) && !programme.occupation.empty()) {
    set_occupation(house, programme.occupation, programme.occupation_text);
  }
  turn.records.households.update(house);
  candidate.household_id = house.id;
  // Who is on LINE was told of the data when they came in.
  if (!turn.records.household_links.list_for_household(house.id).empty()) {
    candidate.noticed_at_ms = candidate.noticed_at_ms.value_or(milliseconds(turn.now));
  }
  audit_work("household.listed", "household", house.id, {{"known", known.has_value()}}, turn);
}

void let_go(const Candidate& candidate, const VillageProgramme& programme, Turn& turn) {
  auto house = turn.records.households.find(candidate.household_id.value_or(""));
  if (!house || house->programme_id != programme.id) return;
  house->programme_id.reset();
  house->team_member_id.reset();
  if (house->status == HouseholdStatus::kSelected) house->status = HouseholdStatus::kCandidate;
  turn.records.households.update(*house);
  audit_work("household.unlisted", "household", house->id, turn);
}

}  // namespace

void confirm_list(const VillageProgramme& programme, Turn& turn) {
  std::vector<Candidate> list = turn.records.candidates.list(programme.id);
  for (auto& candidate : list) {
    if (candidate.status != CandidateStatus::kSent) continue;
    candidate.status = CandidateStatus::kConfirmed;
    if (candidate.result == CandidateResult::kSelected) {
      bring_in(candidate, list, programme, turn);
      invite_feasibility(programme, *candidate.household_id, "feasible_self.told", turn);
    } else {
      let_go(candidate, programme, turn);
    }
    turn.records.candidates.update(candidate);
  }
  forget_houses(turn);
}

void change_occupation(const VillageProgramme& programme, const std::string& code,
                       const std::string& text, Turn& turn) {
  turn.records.places.save_occupation(programme.id, code, text);
  const bool is_same = programme.occupation == code && programme.occupation_text == text;
  if (programme.occupation.empty() || is_same) return;
  turn.records.feasibilities.erase_all(programme.id);
  VillageProgramme changed = programme;
  changed.occupation = code;
  changed.occupation_text = text;
  for (auto house : turn.records.households.list_in_programme(programme.id)) {
    if (house.programme_occupation != programme.occupation ||
        house.programme_occupation_text != programme.occupation_text) {
      continue;
    }
    set_occupation(house, code, text);
    turn.records.households.update(house);
    invite_feasibility(changed, house.id, "feasible_self.told_anew", turn);
  }
  forget_houses(turn);
}

std::string feasible_topic(const HouseholdId& household_id) { return "feasible|" + household_id; }

void invite_feasibility(const VillageProgramme& programme, const HouseholdId& household_id,
                        Fact sentence, Turn& turn) {
  if (programme.occupation.empty()) return;
  if (turn.records.feasibilities.find(programme.id, household_id)) return;
  const Told occupation = Told::occupation(programme.occupation, programme.occupation_text);
  for (const auto& link : turn.records.household_links.list_for_household(household_id)) {
    if (link.relation == Relation::kHelper) continue;
    hold_until_they_write(link.user_id, sentence, {{"occupation", occupation}}, turn, {},
                          feasible_topic(household_id));
  }
}

void welcome_household(const HouseholdId& household_id, Turn& turn) {
  auto house = turn.records.households.find(household_id);
  if (!house) return;
  if (house->status == HouseholdStatus::kCandidate || house->status == HouseholdStatus::kSelected) {
    house->status = HouseholdStatus::kActive;
  }
  house->notice_due_on.clear();
  somebody_came(*house, turn);
  turn.records.households.update(*house);
  for (auto candidate : turn.records.candidates.list_for_household(household_id)) {
    if (candidate.noticed_at_ms) continue;
    candidate.noticed_at_ms = milliseconds(turn.now);
    turn.records.candidates.update(candidate);
  }
  const auto programme = turn.records.places.find_programme_by_id(house->programme_id.value_or(""));
  if (programme) invite_feasibility(*programme, household_id, "feasible_self.told", turn);
}

}  // namespace sammachip
