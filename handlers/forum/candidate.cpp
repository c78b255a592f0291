// Writing down a household that the forum speaks of, and what it says of it.
// docs/programme.md 1.1, 3.2.
#include <cstdint>
#include <nlohmann/json.hpp>

#include "handlers/access/audit_notes.h"
#include "handlers/forum/candidate_list.h"
#include "handlers/forum/talks.h"
#include "handlers/questions/criteria.h"
#include "handlers/questions/given_reason.h"
#include "handlers/questions/name_question.h"
#include "handlers/questions/readers.h"
#include "handlers/village/still_open.h"
#include "handlers/village/village_work.h"
#include "handlers/words/endings.h"
#include "handlers/words/house_line.h"
#include "handlers/words/names.h"
#include "storage/database/identifier.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"
#include "storage/villages/candidates.h"
#include "storage/villages/forums.h"
#include "storage/villages/places.h"

namespace sammachip {

namespace {

struct NewCandidate {
  ProgrammeId programme;
  HouseLine house;               // With those that were written below it, to go on with.
  std::string head_name;         // Where it did not stand beside the number.
  std::optional<Likeness> same;  // Where one nearly like it is there.
  std::string criteria;          // A grade for all three, or "each".
  std::string responsibility;
  std::string readiness;
  std::string determination;
  std::optional<CandidateResult> result;
  std::optional<std::string> reason;
  // Looked up.
  CandidateList list;
  std::string name;  // Of the head, from either answer.
};

bool is_open_to_new(const NewCandidate& form, Turn&) { return !form.list.waits(); }

bool goes_on_to_add(const NewCandidate& form, Turn& turn) {
  return is_open_to_new(form, turn) && form.same != Likeness::kSame;
}

std::optional<Candidate> there(const NewCandidate& form) {
  return similar_candidate(form.house.house_no, form.name, form.list);
}

Values new_house_values(const NewCandidate& form) {
  Values values = form.list.counts();
  values.emplace_back("house", form.house.house_no);
  values.emplace_back("name", form.name);
  values.emplace_back("phone", std::string(form.house.has_no_phone ? "none" : "some"));
  return values;
}

// Only under its target may a list grow.
std::vector<Choice> result_choices(const NewCandidate& form, Turn&) {
  std::vector<Choice> choices;
  if (!form.list.is_full()) choices.push_back({"candidate.answer_selected", "selected"});
  choices.push_back({"candidate.answer_reserve", "reserve"});
  choices.push_back({"candidate.answer_declined", "declined"});
  choices.push_back({"candidate.answer_not_selected", "not_selected"});
  return choices;
}

std::optional<Problem> new_fits_the_list(const NewCandidate& form, Turn&) {
  if (!form.result) return Problem{"problem.choose"};
  if (form.result != CandidateResult::kSelected || !form.list.is_full()) return std::nullopt;
  return Problem{"candidate.full", form.list.counts()};
}

bool is_new_left_out(const NewCandidate& form, Turn& turn) {
  return goes_on_to_add(form, turn) && (form.result == CandidateResult::kDeclined ||
                                        form.result == CandidateResult::kNotSelected);
}

Grade grade_of(const NewCandidate& form, const std::string& one) {
  return grade_from(form.criteria == "each" ? one : form.criteria);
}

// Whoever is written down must be told within thirty days of the forum. PDPA s.25.
std::string notice_due(const ProgrammeId& programme_id, Turn& turn) {
  const auto forum = turn.records.forums.latest(programme_id);
  const auto held =
      forum && forum->status == ForumStatus::kHeld ? parse_iso_date(forum->held_on) : std::nullopt;
  return iso_date(held.value_or(turn.today) + kNoticeWithin);
}

Candidate candidate_from(const NewCandidate& form, Turn& turn) {
  Candidate candidate;
  candidate.id = new_id(milliseconds(turn.now));
  candidate.programme_id = form.programme;
  candidate.house_no = form.house.house_no;
  candidate.head_name = form.name;
  candidate.responsibility = grade_of(form, form.responsibility);
  candidate.readiness = grade_of(form, form.readiness);
  candidate.determination = grade_of(form, form.determination);
  candidate.result = *form.result;
  if (form.reason) candidate.reason = kept_reason(*form.reason);
  candidate.notice_due_on = notice_due(form.programme, turn);
  candidate.added_by = turn.account.user_id;
  candidate.created_at_ms = milliseconds(turn.now);
  candidate.no_phone = form.house.has_no_phone;
  return candidate;
}

// The talk about the next house that was written in the same message. Nothing if none is left.
std::optional<Start> next_of_message(const NewCandidate& form) {
  if (form.house.more.empty()) return std::nullopt;
  HouseLine next = form.house.more.front();
  next.more.assign(form.house.more.begin() + 1, form.house.more.end());
  return Start{"candidate", JsonValue{{"programme", form.programme}, {"house", Json(next)}}};
}

Ending already_there(const NewCandidate& form, const CommandButton& see) {
  const auto known = there(form);
  Ending ending =
      ending_of("candidate.there", new_house_values(form),
                {{"button.change_house", "candidate_change|" + (known ? known->id : "")},
                 {"button.next_house", "candidate|" + form.programme},
                 see});
  ending.next = next_of_message(form);
  return ending;
}

Ending add_candidate(const NewCandidate& form, Turn& turn) {
  const auto village = year_to_work_in(form.programme, Act::kRecordMeeting, turn);
  if (!village) return village.error();
  const CommandButton see{"button.see_list", "households|" + form.programme};
  if (form.same == Likeness::kSame) return already_there(form, see);
  const Candidate candidate = candidate_from(form, turn);
  turn.records.candidates.insert(candidate);
  audit_work("listing.add", "candidate", candidate.id, {{"result", word_of(form.result)}}, turn);
  const CandidateList list = candidate_list_of(village->programme, turn);
  Values values = list.counts();
  values.emplace_back("house", candidate.house_no);
  values.emplace_back("name", candidate.head_name);
  values.emplace_back("result", word_of(form.result));
  values.emplace_back("phone", std::string(candidate.no_phone ? "none" : "some"));
  std::vector<CommandButton> buttons{{"button.next_house", "candidate|" + form.programme}, see};
  if (list.is_full()) {
    buttons.insert(buttons.begin(), {"button.split", "split|" + form.programme});
  } else {
    buttons.push_back({"button.split", "split|" + form.programme});
  }
  Ending ending =
      ending_of(list.is_full() ? "candidate.added_full" : "candidate.added", values, buttons);
  ending.next = next_of_message(form);
  return ending;
}

void ask_house_line(FormConversation<NewCandidate>& talk) {
  talk.ask("house", &NewCandidate::house, house_lines())
      .only_if(is_open_to_new)
      .prompt([](const NewCandidate& form, Turn&) {
        return Say{"candidate.house", form.list.counts()};
      })
      .settle([](NewCandidate& form, Turn&) { form.name = form.house.head_name; });
  talk.ask("head_name", &NewCandidate::head_name, person_name(80))
      .only_if([](const NewCandidate& form, Turn& turn) {
        return is_open_to_new(form, turn) && form.house.head_name.empty();
      })
      .prompt([](const NewCandidate& form, Turn&) {
        return Say{"candidate.head_name", {{"house", form.house.house_no}}};
      })
      .settle([](NewCandidate& form, Turn&) { form.name = form.head_name; });
  talk.ask("same", &NewCandidate::same,
           one_of({{"candidate.answer_same", "same"}, {"candidate.answer_different", "different"}}))
      .only_if([](const NewCandidate& form, Turn& turn) {
        return is_open_to_new(form, turn) && there(form).has_value();
      })
      .prompt([](const NewCandidate& form, Turn& turn) {
        Values values = new_house_values(form);
        if (const auto known = there(form)) {
          values.emplace_back("known_house", known->house_no);
          values.emplace_back("known_name", known->head_name);
          const bool is_own = known->added_by == turn.account.user_id;
          values.emplace_back("by", std::string(is_own ? "self" : "another"));
          values.emplace_back("who", name_of(known->added_by, turn));
        }
        return Say{"candidate.same", values};
      });
}

void ask_criteria(FormConversation<NewCandidate>& talk) {
  const auto each = [](const NewCandidate& form, Turn& turn) {
    return goes_on_to_add(form, turn) && form.criteria == "each";
  };
  talk.ask("criteria", &NewCandidate::criteria,
           one_of({{"candidate.answer_much", "much"},
                   {"criteria.answer_some", "some"},
                   {"criteria.answer_unsure", "unsure"},
                   {"candidate.answer_each", "each"}}))
      .only_if(goes_on_to_add)
      .prompt([](const NewCandidate& form, Turn&) {
        Values values = new_house_values(form);
        values.emplace_back("more", static_cast<std::int64_t>(form.house.more.size()));
        const bool is_last = form.house.more.empty();
        return Say{is_last ? "candidate.criteria" : "candidate.criteria_more", values};
      });
  talk.ask("responsibility", &NewCandidate::responsibility, grade_answer()).only_if(each);
  talk.ask("readiness", &NewCandidate::readiness, grade_answer()).only_if(each);
  talk.ask("determination", &NewCandidate::determination, grade_answer()).only_if(each);
}

}  // namespace

std::unique_ptr<Conversation> candidate_talk() {
  auto talk = std::make_unique<FormConversation<NewCandidate>>("candidate");
  ask_village(*talk, &NewCandidate::programme, Act::kRecordMeeting);
  talk->settle([](NewCandidate& form, Turn& turn) {
    if (const auto programme = turn.records.places.find_programme_by_id(form.programme)) {
      form.list = candidate_list_of(*programme, turn);
    }
  });
  ask_house_line(*talk);
  ask_criteria(*talk);
  talk->ask("result", &NewCandidate::result, words_up_to(20))
      .only_if(goes_on_to_add)
      .choices(result_choices)
      .only_choices()
      .must(new_fits_the_list)
      .prompt([](const NewCandidate& form, Turn&) {
        return Say{form.list.is_full() ? "candidate.result_full" : "candidate.result",
                   new_house_values(form)};
      });
  talk->ask_optional("reason", &NewCandidate::reason, reason_words())
      .only_if(is_new_left_out)
      .choices(left_out_reasons());
  still_in_year(
      *talk, &NewCandidate::programme, Act::kRecordMeeting,
      [](const NewCandidate& form, Turn& turn) { return list_over(form.programme, turn); });
  talk->then(add_candidate);
  return talk;
}

}  // namespace sammachip
