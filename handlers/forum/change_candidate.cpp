// Changing what the forum said of a household on the list, how it is written, or taking it off.
#include "handlers/access/audit_notes.h"
#include "handlers/forum/candidate_list.h"
#include "handlers/forum/talks.h"
#include "handlers/questions/given_reason.h"
#include "handlers/questions/readers.h"
#include "handlers/village/house_choice.h"
#include "handlers/village/still_open.h"
#include "handlers/village/village_work.h"
#include "handlers/words/endings.h"
#include "handlers/words/house_line.h"
#include "storage/households/households.h"
#include "storage/records.h"
#include "storage/villages/candidates.h"
#include "storage/villages/places.h"

namespace sammachip {

namespace {

// A result to come, what it is called, or that it is taken off.
enum class ListChange { kSelected, kReserve, kDeclined, kNotSelected, kHouse, kOff };

constexpr auto enum_words(ListChange) {
  return std::to_array<std::string_view>(
      {"selected", "reserve", "declined", "not_selected", "house", "off"});
}

struct CandidateChange {
  ProgrammeId programme;
  CandidateId candidate;  // Its id.
  std::optional<ListChange> what;
  HouseLine house;
  std::optional<std::string> reason;
  bool sure = false;  // Of taking it off.
  // Looked up.
  CandidateList list;
  Candidate before;
};

bool is_open_to_change(const CandidateChange& form, Turn&) {
  return !form.list.waits() && !form.list.candidates.empty();
}

// What an officer confirmed stays in the programme until they confirm that it left.
bool may_be_erased(const Candidate& candidate) { return !candidate.household_id.has_value(); }

std::vector<Choice> what_to_change(const CandidateChange& form, Turn&) {
  std::vector<Choice> choices;
  const auto offer = [&](CandidateResult result, const char* label) {
    if (form.before.result == result) return;
    if (result == CandidateResult::kSelected && form.list.is_full()) return;
    choices.push_back({label, std::string(to_text(result))});
  };
  offer(CandidateResult::kSelected, "candidate.answer_selected");
  offer(CandidateResult::kReserve, "candidate.answer_reserve");
  offer(CandidateResult::kDeclined, "candidate.answer_declined");
  offer(CandidateResult::kNotSelected, "candidate.answer_not_selected");
  choices.push_back({"candidate_change.answer_house", "house"});
  if (may_be_erased(form.before)) {
    choices.push_back({"candidate_change.answer_off", "off"});
  }
  return choices;
}

std::optional<Problem> change_fits_the_list(const CandidateChange& form, Turn&) {
  if (form.what == ListChange::kOff && !may_be_erased(form.before))
    return Problem{"problem.choose"};
  if (form.what != ListChange::kSelected || form.before.result == CandidateResult::kSelected ||
      !form.list.is_full()) {
    return std::nullopt;
  }
  return Problem{"candidate.full", form.list.counts()};
}

bool is_changed_left_out(const CandidateChange& form, Turn& turn) {
  return is_open_to_change(form, turn) &&
         (form.what == ListChange::kDeclined || form.what == ListChange::kNotSelected);
}

Values candidate_values(const CandidateChange& form, const Candidate& candidate) {
  Values values = form.list.counts();
  values.emplace_back("house", candidate.house_no);
  values.emplace_back("name", candidate.head_name);
  values.emplace_back("result", std::string(to_text(candidate.result)));
  return values;
}

// Another house of the list with this number or nearly this name is this house written twice.
std::optional<Problem> house_is_free(const CandidateChange& form, Turn&) {
  const std::string& name =
      form.house.head_name.empty() ? form.before.head_name : form.house.head_name;
  const auto there = similar_candidate(form.house.house_no, name, form.list, form.before.id);
  if (!there) return std::nullopt;
  return Problem{"candidate_change.house_taken",
                 {{"house", there->house_no}, {"name", there->head_name}}};
}

// A place has come free: the reserves in their order.
void offer_reserve(const CandidateList& list, Ending& ending) {
  if (list.is_full()) return;
  for (const auto& candidate : list.candidates) {
    if (candidate.result != CandidateResult::kReserve) continue;
    ending.buttons.insert(ending.buttons.begin(), {"button.promote",
                                                   "candidate_change|" + candidate.id + "|selected",
                                                   {{"house", candidate.house_no}}});
    return;
  }
}

Ending after_change(const char* key, const CandidateChange& form, const VillageYear& village,
                    const Candidate& candidate, Turn& turn) {
  CandidateChange now = form;
  now.list = candidate_list_of(village.programme, turn);
  Ending ending =
      ending_of(key, candidate_values(now, candidate),
                {{"button.see_list", "households|" + form.programme}, {"button.next", "next"}});
  if (form.before.result == CandidateResult::kSelected && form.what != ListChange::kHouse) {
    offer_reserve(now.list, ending);
  }
  return ending;
}

// Where it is a household of the programme already, that is written the same way.
void rename_household(const Candidate& candidate, Turn& turn) {
  auto house = turn.records.households.find(candidate.household_id.value_or(""));
  if (!house) return;
  house->house_no = candidate.house_no;
  house->head_name = candidate.head_name;
  turn.records.households.update(*house);
  audit_work("household.rename", "household", house->id, turn);
}

Ending take_off(const CandidateChange& form, const VillageYear& village, Turn& turn) {
  if (!form.sure) {
    return ending_of("candidate_change.stays", candidate_values(form, form.before),
                     {{"button.see_list", "households|" + form.programme}});
  }
  turn.records.candidates.erase(form.before.id);
  audit_work("listing.take_off", "candidate", form.before.id,
             {{"result", to_text(form.before.result)}}, turn);
  return after_change("candidate_change.off", form, village, form.before, turn);
}

Ending change_candidate_as(const CandidateChange& form, Turn& turn) {
  const auto village = year_to_work_in(form.programme, Act::kRecordMeeting, turn);
  if (!village) return village.error();
  const std::vector<CommandButton> see{{"button.see_list", "households|" + form.programme}};
  if (form.list.candidates.empty()) {
    return ending_of("candidate_change.none", {},
                     {{"button.add_candidate", "candidate|" + form.programme}});
  }
  if (form.what == ListChange::kOff) return take_off(form, *village, turn);
  Candidate candidate = form.before;
  if (form.what == ListChange::kHouse) {
    candidate.house_no = form.house.house_no;
    if (!form.house.head_name.empty()) candidate.head_name = form.house.head_name;
    rename_household(candidate, turn);
  } else {
    candidate.result = from_text<CandidateResult>(word_of(form.what)).value();
    candidate.reason = form.reason ? kept_reason(*form.reason) : std::string();
    if (candidate.result != CandidateResult::kSelected && !candidate.household_id) {
      candidate.team_member_id.reset();
    }
    // The officer is to see it again.
    candidate.status = CandidateStatus::kDraft;
  }
  turn.records.candidates.update(candidate);
  audit_work("listing.change", "candidate", candidate.id, {{"what", word_of(form.what)}}, turn);
  return after_change("candidate_change.changed", form, *village, candidate, turn);
}

// Somebody took it off the list, or changed what the person had before their eyes.
std::optional<Ending> candidate_over(const CandidateChange& form, Turn& turn) {
  if (auto over = list_over(form.programme, turn)) return over;
  if (form.candidate.empty() || turn.records.candidates.find(form.candidate)) return std::nullopt;
  return ending_of("still.candidate_off", last_change({"candidate", form.candidate}, turn),
                   {{"button.see_list", "households|" + form.programme}});
}

void ask_which_candidate(FormConversation<CandidateChange>& talk) {
  talk.ask("candidate", &CandidateChange::candidate, candidate_of_list())
      .only_if(is_open_to_change)
      .choices([](const CandidateChange& form, Turn&) {
        std::vector<Choice> choices;
        for (const auto& candidate : form.list.candidates) {
          if (choices.size() < kMostHousesOffered) choices.push_back(candidate_choice(candidate));
        }
        return choices;
      })
      .must([](const CandidateChange& form, Turn&) -> std::optional<Problem> {
        for (const auto& candidate : form.list.candidates) {
          if (candidate.id == form.candidate) return std::nullopt;
        }
        return Problem{"list.house_gone"};
      })
      .settle([](CandidateChange& form, Turn&) {
        for (const auto& candidate : form.list.candidates) {
          if (candidate.id == form.candidate) form.before = candidate;
        }
      });
}

}  // namespace

Ending begin_change_candidate(const std::string& argument, Turn& turn) {
  const auto [id, what] = split_argument(argument);
  const auto candidate = turn.records.candidates.find(CandidateId(id));
  Ending ending = begin_in_village("candidate_change", Act::kRecordMeeting,
                                   ProgrammeId(candidate ? candidate->programme_id : id), turn);
  if (ending.next && candidate) {
    ending.next->answers.set("candidate", candidate->id);
    if (!what.empty()) ending.next->answers.set("what", what);
  }
  return ending;
}

std::unique_ptr<Conversation> change_candidate_talk() {
  auto talk = std::make_unique<FormConversation<CandidateChange>>("candidate_change");
  ask_village(*talk, &CandidateChange::programme, Act::kRecordMeeting);
  talk->settle([](CandidateChange& form, Turn& turn) {
    speak_of_village(form.programme, turn);
    if (const auto programme = turn.records.places.find_programme_by_id(form.programme)) {
      form.list = candidate_list_of(*programme, turn);
    }
  });
  ask_which_candidate(*talk);
  talk->ask("what", &CandidateChange::what, words_up_to(20))
      .only_if(is_open_to_change)
      .choices(what_to_change)
      .only_choices()
      .must(change_fits_the_list)
      .prompt([](const CandidateChange& form, Turn&) {
        const bool is_shut =
            form.list.is_full() && form.before.result != CandidateResult::kSelected;
        return Say{is_shut ? "candidate_change.what_full" : "candidate_change.what",
                   candidate_values(form, form.before)};
      });
  talk->ask("house", &CandidateChange::house, house_line())
      .only_if([](const CandidateChange& form, Turn& turn) {
        return is_open_to_change(form, turn) && form.what == ListChange::kHouse;
      })
      .must(house_is_free);
  talk->ask_optional("reason", &CandidateChange::reason, reason_words())
      .only_if(is_changed_left_out)
      .choices(left_out_reasons());
  talk->ask("sure", &CandidateChange::sure,
            yes_or_no("candidate_change.answer_off", "candidate_change.answer_stays"))
      .contract([](const CandidateChange& form, Turn&) -> JsonValue {
        return JsonValue{{"candidate", form.before.id},
                         {"house", form.before.house_no},
                         {"name", form.before.head_name},
                         {"result", to_text(form.before.result)}};
      })
      .only_if([](const CandidateChange& form, Turn& turn) {
        return is_open_to_change(form, turn) && form.what == ListChange::kOff;
      })
      .prompt([](const CandidateChange& form, Turn&) {
        return Say{"candidate_change.sure", candidate_values(form, form.before)};
      });
  talk->given("candidate", &CandidateChange::candidate);
  still_in_year(*talk, &CandidateChange::programme, Act::kRecordMeeting, candidate_over);
  talk->then(change_candidate_as);
  return talk;
}

}  // namespace sammachip
