// Bringing somebody in who stands beside a leader and did not manage: the house is chosen for them,
// and the privacy notice, who they are and what to call them stay theirs to answer.
// docs/programme.md 7.5.
#include <algorithm>

#include "handlers/access/audit_notes.h"
#include "handlers/joining/invitations.h"
#include "handlers/joining/join_codes.h"
#include "handlers/joining/stuck.h"
#include "handlers/joining/talks.h"
#include "handlers/pushes/held.h"
#include "handlers/questions/readers.h"
#include "handlers/village/house_choice.h"
#include "handlers/village/still_open.h"
#include "handlers/words/endings.h"
#include "storage/households/household_links.h"
#include "storage/joining/join_codes.h"
#include "storage/machine/conversations.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"

namespace sammachip {

namespace {

struct BringingIn {
  SubjectId stuck;
  ProgrammeId programme;
  HouseholdId house;
  bool is_sure = false;
  // Looked up.
  std::optional<StuckPerson> person;
  std::optional<Household> chosen;
};

Ending got_on() { return ending_of("stuck.gone", {}, {{"button.next", "next"}}); }

std::vector<CommandButton> answers_of(const StuckPerson& person, const Turn& turn) {
  std::vector<CommandButton> buttons;
  const auto houses = turn.records.households.list_for_user(person.user_id);
  if (houses.empty()) {
    buttons.push_back({"button.bring_in", "bring_in|" + person.id});
    // Of a house that is on no list yet: with the village's code.
    buttons.push_back({"button.invite", "invite"});
  } else {
    buttons.push_back({"button.open", "household|" + houses.front().id});
  }
  buttons.push_back({"button.stuck_in", "stuck_in|" + person.id});
  buttons.push_back({"button.stuck_no", "stuck_no|" + person.id});
  buttons.push_back({"button.next", "next"});
  return buttons;
}

Ending end_stuck(const SubjectId& id, const char* action, const char* key, Turn& turn) {
  const auto person = stuck_within(id, turn);
  if (!person) return got_on();
  const Values values = stuck_values(*person, turn);
  turn.records.stuck_people.erase(person->user_id);
  audit_work(action, "stuck_person", person->id, turn);
  return ending_of(key, values, {{"button.next", "next"}});
}

// A house that nobody speaks for is entered with a code of its own. Where somebody does, whoever
// comes with the village's asks them, as always.
std::string code_for(const Household& house, Turn& turn) {
  const bool is_free = turn.records.household_links.list_for_household(house.id).empty();
  const std::optional<HouseholdId> of_house = is_free ? std::optional(house.id) : std::nullopt;
  for (const auto& code : turn.records.join_codes.list_in_village(house.village_code)) {
    if (code.household_id == of_house) return code.code;
  }
  const JoinCode made{make_join_code(), house.village_code, of_house, milliseconds(turn.now), {}};
  turn.records.join_codes.insert(made);
  if (is_free) {
    audit_work("join_code.create", "household", house.id, turn);
  } else {
    audit_work("join_code.create", "area", house.village_code, turn);
  }
  return made.code;
}

// The code stands in the talk that they left, as if they had written it. What the talk asks next is
// reckoned at their next message.
void put_code(const AccountId& user_id, const std::string& code, Turn& turn) {
  Conversations& talks = turn.records.conversations;
  if (auto notice = talks.find(user_id, "notice")) {
    State state = State::from_text(notice->answers, notice->asked);
    state.answers.set("first_words", code);
    state.answers.set("code_words", code);
    state.misses = 0;
    notice->answers = state.to_text();
    talks.save(user_id, *notice);
    return;
  }
  if (auto registration = talks.find(user_id, "register")) {
    State state;
    state.answers.set("code", code);
    state.begun_on = iso_date(turn.today);
    registration->answers = state.to_text();
    // Not the question they left: whatever they write next answers none of its.
    registration->asked = "house_of_code";
    talks.save(user_id, *registration);
  }
}

// Who helped first is named; nobody, where the person got on by themselves.
std::optional<Ending> bringing_over(const Subject& subject, const BringingIn& form, Turn& turn) {
  if (!form.programme.empty()) {
    if (auto over = role_over(form.programme, Act::kNoteVisit, turn)) return over;
  }
  if (form.person) return std::nullopt;
  const Values who = last_change(subject, turn);
  if (who.empty()) return got_on();
  return ending_of("stuck.gone_by", who, {{"button.next", "next"}});
}

Values bringing_values(const BringingIn& form, const Turn& turn) {
  Values values = stuck_values(*form.person, turn);
  values.emplace_back("house", form.chosen ? form.chosen->house_no : std::string());
  values.emplace_back("name", form.chosen ? form.chosen->head_name : std::string());
  return values;
}

Ending bring_in(const BringingIn& form, const ProgrammeSettings& settings, Turn& turn) {
  if (!form.is_sure || !form.chosen) {
    return ending_of("bring_in.not_done", {}, answers_of(*form.person, turn));
  }
  const std::string code = code_for(*form.chosen, turn);
  put_code(form.person->user_id, code, turn);
  audit_work("invitation.brought_in", "household", form.chosen->id, turn);
  hold_until_they_write(
      form.person->user_id, "bring_in.told",
      {{"name", Told::words(turn.account.called)}, {"house", Told::words(form.chosen->house_no)}},
      turn, {}, "bring_in|" + form.person->id);
  const std::string shown = shown_join_code(code);
  Values values = bringing_values(form, turn);
  values.emplace_back("code", shown);
  Ending ending;
  ending.says = code_says({"bring_in.done", values}, shown, settings.line_basic_id, turn);
  ending.buttons = {{"button.stuck_in", "stuck_in|" + form.person->id},
                    {"button.next", "next"},
                    {"button.menu", "menu"}};
  return ending;
}

}  // namespace

Ending show_stuck(const SubjectId& id, Turn& turn) {
  const auto person = stuck_within(id, turn);
  if (!person) return got_on();
  return ending_of("stuck.card", stuck_values(*person, turn), answers_of(*person, turn));
}

Ending begin_bring_in(const SubjectId& id, Turn& turn) {
  const auto person = stuck_within(id, turn);
  if (!person) return got_on();
  const JsonValue stuck{{"stuck", person->id}};
  const auto year =
      person->village_code.empty() ? std::nullopt : current_year(person->village_code, turn);
  Ending ending =
      begin_in_village("bring_in", Act::kNoteVisit, year ? year->id : ProgrammeId(), turn);
  if (ending.next) ending.next->answers.update(stuck);
  return ending;
}

Ending stuck_is_in(const SubjectId& id, Turn& turn) {
  return end_stuck(id, "invitation.in", "stuck.is_in", turn);
}

Ending stuck_does_not_want(const SubjectId& id, Turn& turn) {
  return end_stuck(id, "invitation.unwanted", "stuck.does_not_want", turn);
}

std::unique_ptr<Conversation> bring_in_talk(const ProgrammeSettings& settings) {
  auto talk = std::make_unique<FormConversation<BringingIn>>("bring_in");
  talk->given("stuck", &BringingIn::stuck).prepare([](BringingIn& form, Turn& turn) {
    form.person = stuck_within(form.stuck, turn);
  });
  ask_house(*talk, Act::kNoteVisit, &BringingIn::programme, &BringingIn::house,
            &BringingIn::chosen);
  talk->ask("sure", &BringingIn::is_sure, yes_or_no("button.yes", "button.no"))
      .only_if([](const BringingIn& form, Turn&) { return form.person && form.chosen; })
      .prompt([](const BringingIn& form, Turn& turn) {
        return Say{"bring_in.sure", bringing_values(form, turn)};
      });
  talk->still("stuck_person", &BringingIn::stuck, bringing_over);
  talk->then([settings](const BringingIn& form, Turn& turn) {
    return form.person ? bring_in(form, settings, turn) : got_on();
  });
  return talk;
}

}  // namespace sammachip
