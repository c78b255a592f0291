// The note of a home visit: what was found, what is wanted, when to go again.
// docs/programme.md 7.2.
#include "handlers/access/audit_notes.h"
#include "handlers/questions/day_readers.h"
#include "handlers/questions/readers.h"
#include "handlers/village/handed_over.h"
#include "handlers/village/house_choice.h"
#include "handlers/village/house_record.h"
#include "handlers/village/still_open.h"
#include "handlers/visits/encouragement.h"
#include "handlers/visits/help_desk.h"
#include "handlers/visits/talks.h"
#include "handlers/words/endings.h"
#include "handlers/words/house_words.h"
#include "handlers/words/wording.h"
#include "language/answers/answers.h"
#include "storage/database/identifier.h"
#include "storage/database/text_enum.h"
#include "storage/households/visits.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"

namespace sammachip {

namespace {

constexpr std::size_t kLongestNeed = 200;

struct VisitNote {
  ProgrammeId programme;
  HouseholdId house;
  std::optional<Household> chosen;
  std::string begun_on;  // When they were there.
  bool met = true;
  std::string doing;
  std::string problem;
  std::optional<std::string> need;
  std::string next_on;  // ISO date; empty: not planned.
  std::optional<std::string> mood;
};

Choice visit_choice(const char* word) { return {std::string("visit.answer_") + word, word}; }

bool is_met(const VisitNote& form, Turn&) { return form.met; }

// A day, or none.
Reader<std::string> next_visit_day() {
  Reader<std::string> reader = future_day();
  reader.check = [check = reader.check](const std::string& value, const Turn& turn) {
    return value.empty() ? std::nullopt : check(value, turn);
  };
  return reader;
}

std::vector<Choice> next_choices(const VisitNote&, Turn& turn) {
  const auto in_days = [&](int days) { return iso_date(turn.today + std::chrono::days{days}); };
  return {{"visit.answer_week", in_days(7)},
          {"visit.answer_two_weeks", in_days(14)},
          {"visit.answer_month", in_days(30)},
          {"visit.answer_no_date", ""}};
}

Say about_chosen(const char* key, const VisitNote& form, Turn& turn) {
  const Household& house = *form.chosen;
  return {key,
          {{"house", house.house_no},
           {"name", house.head_name},
           {"occupation", work_in_sentence(house, turn)}}};
}

Visit visit_from(const VisitNote& form, bool is_heavy, Turn& turn) {
  Visit visit;
  visit.id = new_id(milliseconds(turn.now));
  visit.household_id = form.house;
  visit.visited_on = form.begun_on;
  visit.met = form.met;
  visit.next_on = form.next_on;
  visit.visited_by = turn.account.user_id;
  visit.created_at_ms = milliseconds(turn.now);
  if (!form.met) return visit;
  visit.doing = from_text<Doing>(form.doing).value_or(Doing::kUnknown);
  if (form.problem != "none") visit.problem = form.problem;
  // Illness, death or a quarrel is for a person, not for the records: docs/programme.md 9.2.
  if (!is_heavy) visit.need = form.need.value_or("");
  if (form.mood) visit.mood = from_text<Mood>(*form.mood).value_or(Mood::kUnknown);
  return visit;
}

// Who went there saw whether what was handed out arrived.
std::optional<Start> ask_if_received(const VisitNote& form, const VisitId& visit_id,
                                     const Turn& turn) {
  const auto open = to_confirm_at(*form.chosen, turn);
  if (!form.met || open.empty()) return std::nullopt;
  return Start{"received_for", about_handover(open.front().handover, visit_id)};
}

Ending save_visit(const VisitNote& form, Turn& turn) {
  const bool is_heavy = form.met && form.need && says_heavy_news(*form.need);
  const Visit visit = visit_from(form, is_heavy, turn);
  turn.records.visits.insert(visit);
  audit_work("visit.note", "visit", visit.id, turn);
  if (is_heavy) urgent_for_house(form.house, visit.id, turn);
  Ending ending;
  ending.says.push_back(about_chosen("visit.saved", form, turn));
  if (!form.next_on.empty()) {
    ending.says.push_back(
        {"visit.next_planned", {{"day", day_text(*parse_iso_date(form.next_on), turn.language)}}});
  }
  if (is_heavy) ending.says.push_back({"visit.urgent"});
  if (auto thanks = encouragement_for_visitor(form.programme, turn)) {
    ending.says.push_back(std::move(*thanks));
  }
  const bool wants_help = !is_heavy && (!visit.problem.empty() || !visit.need.empty());
  ending.next = ask_if_received(form, wants_help ? visit.id : VisitId(), turn);
  if (wants_help) ending.buttons.push_back({"button.help_for", "help_for|" + visit.id});
  if (form.met && !was_asked(*form.chosen) && is_for_others_to_enter(*form.chosen, turn)) {
    ending.buttons.push_back({"button.house_record", "house_record|" + form.house});
  }
  if (form.met) ending.buttons.push_back({"button.encourage", "encourage|" + form.house});
  ending.buttons.push_back({"button.visit_next", "visit"});
  ending.buttons.push_back({"button.next", "next"});
  ending.buttons.push_back({"button.menu", "menu"});
  return ending;
}

}  // namespace

std::unique_ptr<Conversation> visit_talk() {
  auto talk = std::make_unique<FormConversation<VisitNote>>("visit");
  ask_house(*talk, Act::kNoteVisit, &VisitNote::programme, &VisitNote::house, &VisitNote::chosen);
  talk->ask("met", &VisitNote::met, yes_or_no("visit.answer_met", "visit.answer_not_met"))
      .prompt(
          [](const VisitNote& form, Turn& turn) { return about_chosen("visit.met", form, turn); });
  talk->ask("doing", &VisitNote::doing,
            one_of({visit_choice("yes"), visit_choice("partly"), visit_choice("no")}))
      .only_if(is_met)
      .prompt([](const VisitNote& form, Turn& turn) {
        return about_chosen("visit.doing", form, turn);
      });
  talk->ask("problem", &VisitNote::problem,
            one_of({visit_choice("none"), visit_choice("market"), visit_choice("material"),
                    visit_choice("method"), visit_choice("time"), visit_choice("other")}))
      .only_if(is_met);
  talk->ask_optional("need", &VisitNote::need, words_up_to(kLongestNeed))
      .only_if(is_met)
      .choices(std::vector<Choice>{{"visit.answer_no_need", JsonValue()}});
  talk->ask("next_on", &VisitNote::next_on, next_visit_day()).choices(next_choices);
  talk->ask_optional("mood", &VisitNote::mood,
                     one_of({visit_choice("good"), visit_choice("middle"), visit_choice("tired")}))
      .only_if(is_met);
  talk->prepare([](VisitNote& form, const State& state, Turn&) { form.begun_on = state.begun_on; });
  still_in_year(*talk, &VisitNote::programme, Act::kNoteVisit,
                [](const VisitNote& form, Turn& turn) {
                  return house_over(form.house, Act::kNoteVisit, turn);
                });
  talk->then(save_visit);
  return talk;
}

}  // namespace sammachip
