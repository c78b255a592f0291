// Writing down a household that the forum speaks of, and what it says of it.
// docs/programme.md 1.1, 3.2.
#include <algorithm>
#include <cstdint>
#include <iterator>
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

enum class NumberIn { kHouse, kCount };
constexpr auto enum_words(NumberIn) { return std::to_array<std::string_view>({"house", "count"}); }

enum class Together { kAll, kEach };
constexpr auto enum_words(Together) { return std::to_array<std::string_view>({"all", "each"}); }

struct NewCandidate {
  ProgrammeId programme;
  HouseLine house;                      // With those that were written below it, to go on with.
  std::optional<NumberIn> numbers;      // Where they may only count the lines.
  std::optional<std::string> house_no;  // Where the line had a name alone; nothing: left out.
  std::optional<Together> together;     // Whether the same is said of all that were written.
  std::string head_name;                // Where it did not stand beside the number.
  std::optional<Likeness> same;         // Where one nearly like it is there.
  std::string criteria;                 // A grade for all three, or "each".
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

// The houses of the message of which the same may be said: those whose number and name are clear
// and that nobody like them has on the list. The first of them is the one that the talk is about.
std::vector<HouseLine> group_of(const NewCandidate& form) {
  std::vector<HouseLine> group;
  const auto is_new = [&](const HouseLine& line) {
    return is_complete(line) && !similar_candidate(line.house_no, line.head_name, form.list);
  };
  if (!is_new(form.house)) return {};
  group.push_back(form.house);
  std::ranges::copy_if(form.house.more, std::back_inserter(group), is_new);
  return group;
}

// Of the message, what is asked about afterwards.
std::vector<HouseLine> left_for_later(const NewCandidate& form) {
  if (form.together != Together::kAll) return form.house.more;
  std::vector<HouseLine> left;
  std::ranges::copy_if(form.house.more, std::back_inserter(left), [&](const HouseLine& line) {
    return !is_complete(line) || similar_candidate(line.house_no, line.head_name, form.list);
  });
  return left;
}

bool is_of_all(const NewCandidate& form) { return form.together == Together::kAll; }

// What is asked about one by one behind the group; "none" if nothing is.
std::string later_text(const NewCandidate& form) {
  NewCandidate grouped = form;
  grouped.together = Together::kAll;
  const auto left = left_for_later(grouped);
  return left.empty() ? "none" : houses_text(left);
}

bool goes_on_to_add(const NewCandidate& form, Turn& turn) {
  return is_open_to_new(form, turn) && !form.house.house_no.empty() && form.same != Likeness::kSame;
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
  const auto left = form.list.wanted - form.list.count(CandidateResult::kSelected);
  if (is_of_all(form) && left > 0 && left < std::ssize(group_of(form))) {
    choices.push_back({"candidate.answer_first", "selected", {}, {{"count", left}}});
  } else if (!form.list.is_full()) {
    choices.push_back({"candidate.answer_selected", "selected"});
  }
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

Candidate candidate_from(const NewCandidate& form, const HouseLine& house, Turn& turn) {
  Candidate candidate;
  candidate.id = new_id(milliseconds(turn.now));
  candidate.programme_id = form.programme;
  candidate.house_no = house.house_no;
  candidate.head_name = house.head_name.empty() ? form.name : house.head_name;
  candidate.responsibility = grade_of(form, form.responsibility);
  candidate.readiness = grade_of(form, form.readiness);
  candidate.determination = grade_of(form, form.determination);
  candidate.result = *form.result;
  if (form.reason) candidate.reason = kept_reason(*form.reason);
  candidate.notice_due_on = notice_due(form.programme, turn);
  candidate.added_by = turn.account.user_id;
  candidate.created_at_ms = milliseconds(turn.now);
  candidate.no_phone = house.has_no_phone;
  return candidate;
}

// The talk about the next house that was written in the same message. Nothing if none is left.
std::optional<Start> next_of_message(const NewCandidate& form) {
  const auto left = left_for_later(form);
  if (left.empty()) return std::nullopt;
  HouseLine next = left.front();
  next.more.assign(left.begin() + 1, left.end());
  JsonValue answers{{"programme", form.programme}, {"house", Json(next)}};
  if (form.together == Together::kEach) answers.set("together", to_text(Together::kEach));
  return Start{"candidate", std::move(answers)};
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

Ending added_all(const NewCandidate& form, const VillageYear& village, const CommandButton& see,
                 Turn& turn) {
  auto left = form.list.wanted - form.list.count(CandidateResult::kSelected);
  const auto group = group_of(form);
  for (const auto& house : group) {
    Candidate candidate = candidate_from(form, house, turn);
    if (form.result == CandidateResult::kSelected && left-- <= 0) {
      candidate.result = CandidateResult::kReserve;
    }
    turn.records.candidates.insert(candidate);
    audit_work("listing.add", "candidate", candidate.id, {{"result", to_text(candidate.result)}},
               turn);
  }
  const CandidateList list = candidate_list_of(village.programme, turn);
  Values values = list.counts();
  values.emplace_back("count", std::ssize(group));
  values.emplace_back("houses", houses_text(group));
  Ending ending = ending_of("candidate.added_all", values,
                            {{"button.next_house", "candidate|" + form.programme},
                             see,
                             {"button.split", "split|" + form.programme}});
  ending.next = next_of_message(form);
  return ending;
}

Ending add_candidate(const NewCandidate& form, Turn& turn) {
  const auto village = year_to_work_in(form.programme, Act::kRecordMeeting, turn);
  if (!village) return village.error();
  const CommandButton see{"button.see_list", "households|" + form.programme};
  if (form.same == Likeness::kSame) return already_there(form, see);
  if (form.house.house_no.empty()) {
    Ending ending = ending_of("candidate.left_out", {{"name", form.house.head_name}},
                              {{"button.next_house", "candidate|" + form.programme}, see});
    ending.next = next_of_message(form);
    return ending;
  }
  if (is_of_all(form)) return added_all(form, *village, see, turn);
  const Candidate candidate = candidate_from(form, form.house, turn);
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

void without_number(HouseLine& house) {
  house.house_no.clear();
  house.lacks_number = true;
}

Reader<std::string> listed_number() {
  Reader<std::string> reader;
  reader.read = [](const std::string& text, const Turn&) -> Result<std::string> {
    return parse_house_line(text).house_no;
  };
  reader.check = [](const std::string& number, const Turn& turn) {
    return house_line().check({number, {}}, turn);
  };
  return reader;
}

void ask_lines(FormConversation<NewCandidate>& talk) {
  talk.ask("numbers", &NewCandidate::numbers,
           one_of(
               {{"candidate.answer_house_numbers", "house"}, {"candidate.answer_count", "count"}}))
      .only_if([](const NewCandidate& form, Turn& turn) {
        return is_open_to_new(form, turn) && form.house.may_be_counted;
      })
      .prompt([](const NewCandidate& form, Turn&) {
        return Say{"candidate.numbers",
                   {{"house", form.house.house_no}, {"name", form.house.head_name}}};
      })
      .settle([](NewCandidate& form, Turn&) {
        if (form.numbers != NumberIn::kCount) return;
        without_number(form.house);
        for (auto& house : form.house.more) without_number(house);
      });
  talk.ask_optional("house_no", &NewCandidate::house_no, listed_number())
      .only_if([](const NewCandidate& form, Turn& turn) {
        return is_open_to_new(form, turn) && form.house.lacks_number;
      })
      .prompt([](const NewCandidate& form, Turn&) {
        return Say{"candidate.house_no", {{"name", form.house.head_name}}};
      })
      .settle([](NewCandidate& form, Turn&) { form.house.house_no = form.house_no.value_or(""); });
  talk.ask("together", &NewCandidate::together,
           one_of({{"candidate.answer_together", "all"}, {"candidate.answer_apart", "each"}}))
      .only_if([](const NewCandidate& form, Turn& turn) {
        return is_open_to_new(form, turn) && group_of(form).size() > 1;
      })
      .prompt([](const NewCandidate& form, Turn&) {
        const auto group = group_of(form);
        return Say{"candidate.together",
                   {{"count", std::ssize(group)},
                    {"houses", houses_text(group)},
                    {"later", later_text(form)}}};
      });
}

void ask_house_line(FormConversation<NewCandidate>& talk) {
  talk.ask("house", &NewCandidate::house, house_lines())
      .only_if(is_open_to_new)
      .prompt([](const NewCandidate& form, Turn&) {
        return Say{"candidate.house", form.list.counts()};
      })
      .settle([](NewCandidate& form, Turn&) { form.name = form.house.head_name; });
  ask_lines(talk);
  talk.ask("head_name", &NewCandidate::head_name, person_name(80))
      .only_if([](const NewCandidate& form, Turn& turn) {
        return is_open_to_new(form, turn) && form.house.head_name.empty() &&
               !form.house.house_no.empty();
      })
      .prompt([](const NewCandidate& form, Turn&) {
        return Say{"candidate.head_name", {{"house", form.house.house_no}}};
      })
      .settle([](NewCandidate& form, Turn&) { form.name = form.head_name; });
  talk.ask("same", &NewCandidate::same,
           one_of({{"candidate.answer_same", "same"}, {"candidate.answer_different", "different"}}))
      .only_if([](const NewCandidate& form, Turn& turn) {
        return is_open_to_new(form, turn) && !form.house.house_no.empty() &&
               there(form).has_value();
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
        if (is_of_all(form)) {
          return Say{"candidate.criteria_all", {{"count", std::ssize(group_of(form))}}};
        }
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
        if (is_of_all(form)) {
          Values values = form.list.counts();
          values.emplace_back("count", std::ssize(group_of(form)));
          return Say{"candidate.result_all", values};
        }
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
