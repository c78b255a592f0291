// Who of the team looks after which house: shared out evenly at a tap, or one by one.
// docs/programme.md 1.3.
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "handlers/access/audit_notes.h"
#include "handlers/access/houses.h"
#include "handlers/forum/candidate_list.h"
#include "handlers/forum/talks.h"
#include "handlers/questions/readers.h"
#include "handlers/village/house_choice.h"
#include "handlers/village/still_open.h"
#include "handlers/village/village_facts.h"
#include "handlers/village/village_work.h"
#include "handlers/words/endings.h"
#include "handlers/words/wording.h"
#include "language/letters/similarity.h"
#include "storage/households/households.h"
#include "storage/records.h"
#include "storage/villages/candidates.h"
#include "storage/villages/places.h"

namespace sammachip {

namespace {

enum class WayToSplit { kRest, kAnew, kHand };

constexpr auto enum_words(WayToSplit) {
  return std::to_array<std::string_view>({"rest", "anew", "hand"});
}

struct Splitting {
  ProgrammeId programme;
  std::optional<WayToSplit> how;
  bool is_hand_given = false;  // kHand is known from the start.
  CandidateId candidate;       // Of kHand.
  TeamMemberId member;         // Of kHand: who looks after it from now on.
  // Looked up.
  CandidateList list;
  std::vector<TeamMember> carers;  // Who may look after houses: the confirmed.
  Candidate house;
};

std::vector<Candidate> selected_of(const CandidateList& list) {
  std::vector<Candidate> selected;
  for (const auto& candidate : list.candidates) {
    if (candidate.result == CandidateResult::kSelected) selected.push_back(candidate);
  }
  return selected;
}

// Sages whom the officer has not confirmed yet may still change, so nothing is shared out to a
// leader alone who is to have a team.
bool is_team_ready(const Splitting& form) {
  return form.carers.size() > 1 || (form.carers.size() == 1 && form.list.team.size() == 1);
}

bool goes_on_splitting(const Splitting& form, Turn&) {
  return is_team_ready(form) && !selected_of(form.list).empty();
}

bool is_way_open(const Splitting& form, Turn& turn) {
  return goes_on_splitting(form, turn) && !form.is_hand_given;
}

bool is_by_hand(const Splitting& form, Turn& turn) {
  return goes_on_splitting(form, turn) && form.how == WayToSplit::kHand;
}

std::map<TeamMemberId, std::int64_t> houses_each(const Splitting& form) {
  std::map<TeamMemberId, std::int64_t> houses;
  for (const auto& member : form.carers) houses[member.id] = 0;
  for (const auto& candidate : selected_of(form.list)) {
    const auto carer = houses.find(candidate.team_member_id.value_or(""));
    if (carer != houses.end()) ++carer->second;
  }
  return houses;
}

// The household, where there is one already, moves with the candidate.
void give(Candidate candidate, const TeamMemberId& member_id, Turn& turn) {
  if (candidate.team_member_id == member_id) return;
  const std::string before = candidate.team_member_id.value_or("");
  candidate.team_member_id = member_id;
  turn.records.candidates.update(candidate);
  if (auto house = turn.records.households.find(candidate.household_id.value_or(""));
      house && house->programme_id == candidate.programme_id) {
    house->team_member_id = member_id;
    turn.records.households.update(*house);
  }
  audit_work("listing.split", "candidate", candidate.id, {{"from", before}, {"to", member_id}},
             turn);
}

// Each in turn to whoever has fewest, in the order of the team: no two differ by more than one,
// as far as what was shared out by hand allows. REQUIRES: is_team_ready().
std::vector<Candidate> shared_out(const Splitting& form, WayToSplit how) {
  std::map<TeamMemberId, std::int64_t> houses = houses_each(form);
  if (how == WayToSplit::kAnew) {
    for (auto& [member, count] : houses) count = 0;
  }
  auto planned = selected_of(form.list);
  for (auto& candidate : planned) {
    const bool is_given = houses.contains(candidate.team_member_id.value_or(""));
    if (is_given && how == WayToSplit::kRest) continue;
    const auto fewest = std::min_element(form.carers.begin(), form.carers.end(),
                                         [&](const TeamMember& a, const TeamMember& b) {
                                           return houses.at(a.id) < houses.at(b.id);
                                         });
    candidate.team_member_id = fewest->id;
    ++houses.at(fewest->id);
  }
  return planned;
}

// As the summary before it said: its contract sees to that.
void share_out(const Splitting& form, Turn& turn) {
  const auto planned = shared_out(form, form.how.value_or(WayToSplit::kRest));
  for (const auto& candidate : selected_of(form.list)) {
    const auto to = std::find_if(planned.begin(), planned.end(),
                                 [&](const Candidate& one) { return one.id == candidate.id; });
    give(candidate, *to->team_member_id, turn);
  }
  audit_work("listing.shared", "programme", form.programme, {{"how", word_of(form.how)}}, turn);
}

// "สมใจ 4 บ้าน: 12, 45/2"
std::string shares_text(const std::vector<Candidate>& selected, const Splitting& form,
                        const Turn& turn) {
  std::string text;
  for (const auto& member : form.carers) {
    std::string numbers;
    std::int64_t count = 0;
    for (const auto& candidate : selected) {
      if (candidate.team_member_id != member.id) continue;
      numbers += (count++ == 0 ? "" : ", ") + candidate.house_no;
    }
    text += "\n" + say("split.share",
                       {{"name", member.name}, {"houses", count}, {"numbers", numbers}}, turn);
  }
  return text;
}

void look_up_list(Splitting& form, Turn& turn) {
  const auto programme = turn.records.places.find_programme_by_id(form.programme);
  if (!programme) return;
  form.list = candidate_list_of(*programme, turn);
  form.carers.clear();
  for (const auto& member : form.list.team) {
    if (member.status == TeamStatus::kConfirmed) form.carers.push_back(member);
  }
}

Ending cannot(const Splitting& form) {
  if (selected_of(form.list).empty()) {
    return ending_of("split.no_houses", {},
                     {{"button.add_candidate", "candidate|" + form.programme}});
  }
  return ending_of("split.no_team", {}, {{"button.see_team", "team|" + form.programme}});
}

Ending one_given(const Splitting& form, Turn& turn) {
  give(form.house, form.member, turn);
  Splitting now = form;
  look_up_list(now, turn);
  std::string name;
  for (const auto& member : now.carers) {
    if (member.id == form.member) name = member.name;
  }
  const auto left = static_cast<std::int64_t>(now.list.unsplit().size());
  Ending ending =
      ending_of("split.given", {{"house", form.house.house_no}, {"name", name}, {"left", left}},
                {{"button.see_list", "households|" + form.programme}});
  ending.buttons.insert(
      ending.buttons.begin(),
      left > 0 ? CommandButton{"button.next_house", "split|" + form.programme + "|hand"}
               : CommandButton{"button.next", "next"});
  return ending;
}

Ending split(const Splitting& form, Turn& turn) {
  const auto village = year_to_work_in(form.programme, Act::kRecordMeeting, turn);
  if (!village) return village.error();
  if (!goes_on_splitting(form, turn)) return cannot(form);
  Ending ending;
  if (form.how == WayToSplit::kHand) {
    ending = one_given(form, turn);
  } else {
    share_out(form, turn);
    Splitting now = form;
    look_up_list(now, turn);
    ending = ending_of("split.shared", {{"shares", shares_text(selected_of(now.list), now, turn)}},
                       {{"button.see_list", "households|" + form.programme},
                        {"button.move_house", "split|" + form.programme + "|hand"},
                        {"button.next", "next"}});
  }
  forget_houses(turn);
  refresh_state(form.programme, turn);
  return ending;
}

std::vector<Choice> ways_to_split(const Splitting& form, Turn&) {
  const Choice by_hand{"split.answer_hand", "hand"};
  const Choice anew{"split.answer_anew", "anew"};
  if (form.list.unsplit().size() == selected_of(form.list).size()) {
    return {{"split.answer_rest", "rest"}, by_hand};
  }
  if (form.list.unsplit().empty()) return {{"split.answer_move", "hand"}, anew};
  return {{"split.answer_rest", "rest"}, by_hand, anew};
}

// Those without anybody first.
std::vector<Choice> houses_to_split(const Splitting& form, Turn&) {
  std::vector<Choice> choices;
  const auto offer = [&](const Candidate& candidate) {
    if (choices.size() < kMostHousesOffered) choices.push_back(candidate_choice(candidate));
  };
  for (const auto& candidate : form.list.unsplit()) offer(candidate);
  for (const auto& candidate : selected_of(form.list)) {
    if (!form.list.carer_of(candidate).empty()) offer(candidate);
  }
  return choices;
}

std::vector<Choice> member_choices(const Splitting& form, Turn&) {
  std::vector<Choice> choices;
  const auto houses = houses_each(form);
  for (const auto& member : form.carers) {
    choices.push_back({"split.answer_member",
                       member.id,
                       {},
                       {{"name", member.name}, {"houses", houses.at(member.id)}}});
  }
  return choices;
}

std::optional<Problem> is_selected(const Splitting& form, Turn&) {
  for (const auto& candidate : selected_of(form.list)) {
    if (candidate.id == form.candidate) return std::nullopt;
  }
  return Problem{"list.house_gone"};
}

// Somebody of the team by their name.
Reader<std::string> carer() {
  Reader<std::string> reader;
  reader.read = [](const std::string& text, const Turn& turn) -> Result<std::string> {
    std::string most;
    double best = kSimilarPerson;
    for (const auto& member : team_spoken_of(turn)) {
      const double similar = name_similarity(member.name, text);
      if (similar < best) continue;
      best = similar;
      most = member.id;
    }
    if (!most.empty()) return most;
    return tl::make_unexpected(Problem{"problem.choose"});
  };
  return reader;
}

std::optional<Problem> is_carer(const Splitting& form, Turn&) {
  for (const auto& member : form.carers) {
    if (member.id == form.member) return std::nullopt;
  }
  return Problem{"problem.choose"};
}

// The houses with who looks after each, and among whom they are shared.
JsonValue shared_now(const Splitting& form, Turn&) {
  Json houses = Json::array(), carers = Json::array();
  for (const auto& candidate : selected_of(form.list)) {
    houses.push_back({candidate.id, candidate.team_member_id.value_or("")});
  }
  for (const auto& member : form.carers) carers.push_back(member.id);
  return Json{{"houses", houses}, {"carers", carers}};
}

// The house came off the list, or the member left the team.
std::optional<Ending> split_over(const Splitting& form, Turn& turn) {
  const auto see = CommandButton{"button.see_list", "households|" + form.programme};
  const auto house = turn.records.candidates.find(form.candidate);
  if (!form.candidate.empty() && (!house || house->result != CandidateResult::kSelected)) {
    return ending_of("still.candidate_off", last_change({"candidate", form.candidate}, turn),
                     {see});
  }
  const auto member = turn.records.team_members.find(form.member);
  if (form.member.empty() || (member && member->status == TeamStatus::kConfirmed)) {
    return std::nullopt;
  }
  Values values = last_change({"team_member", form.member}, turn);
  values.emplace_back("name", member ? member->name : std::string());
  return ending_of("still.member_out", values, {see});
}

void ask_by_hand(FormConversation<Splitting>& talk) {
  talk.ask("candidate", &Splitting::candidate, candidate_of_list())
      .only_if(is_by_hand)
      .choices(houses_to_split)
      .must(is_selected)
      .settle([](Splitting& form, Turn&) {
        for (const auto& candidate : form.list.candidates) {
          if (candidate.id == form.candidate) form.house = candidate;
        }
      });
  talk.ask("member", &Splitting::member, carer())
      .only_if(is_by_hand)
      .choices(member_choices)
      .must(is_carer)
      .prompt([](const Splitting& form, Turn&) {
        return Say{"split.member",
                   {{"house", form.house.house_no}, {"name", form.house.head_name}}};
      });
}

}  // namespace

Ending begin_split(const std::string& argument, Turn& turn) {
  const auto [programme, how] = split_argument(argument);
  Ending ending = begin_in_village("split", Act::kRecordMeeting, ProgrammeId(programme), turn);
  if (ending.next && how == "hand") ending.next->answers.set("by_hand", true);
  return ending;
}

std::unique_ptr<Conversation> split_talk() {
  auto talk = std::make_unique<FormConversation<Splitting>>("split");
  ask_village(*talk, &Splitting::programme, Act::kRecordMeeting);
  talk->settle([](Splitting& form, Turn& turn) {
    speak_of_village(form.programme, turn);
    look_up_list(form, turn);
  });
  talk->given("by_hand", &Splitting::is_hand_given).prepare([](Splitting& form, Turn&) {
    if (form.is_hand_given) form.how = WayToSplit::kHand;
  });
  talk->ask("how", &Splitting::how, words_up_to(10))
      .contract(shared_now)
      .only_if(is_way_open)
      .choices(ways_to_split)
      .only_choices()
      .prompt([](const Splitting& form, Turn& turn) {
        const auto houses = static_cast<std::int64_t>(selected_of(form.list).size());
        const auto team = static_cast<std::int64_t>(form.carers.size());
        return Say{form.list.unsplit().empty() ? "split.how_again" : "split.how",
                   {{"houses", houses},
                    {"each", (houses + team - 1) / team},
                    {"shares", shares_text(shared_out(form, WayToSplit::kRest), form, turn)}}};
      });
  // What was shared out before is not taken from anybody unseen.
  talk->confirm("sure", "how", yes_or_no("button.yes", "button.no"))
      .contract(shared_now)
      .only_if([](const Splitting& form, Turn& turn) {
        return goes_on_splitting(form, turn) && form.how == WayToSplit::kAnew;
      })
      .prompt([](const Splitting& form, Turn& turn) {
        return Say{"split.sure",
                   {{"shares", shares_text(shared_out(form, WayToSplit::kAnew), form, turn)}}};
      });
  ask_by_hand(*talk);
  still_in_year(*talk, &Splitting::programme, Act::kRecordMeeting, split_over);
  talk->then(split);
  return talk;
}

}  // namespace sammachip
