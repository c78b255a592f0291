// Putting a sage forward for the village's team: by the leader or an officer, or suggested by one
// of the team. docs/programme.md 1.1, 2.2.
#include <algorithm>

#include "handlers/access/audit_notes.h"
#include "handlers/access/roles.h"
#include "handlers/questions/criteria.h"
#include "handlers/questions/name_question.h"
#include "handlers/questions/readers.h"
#include "handlers/team/talks.h"
#include "handlers/team/team_list.h"
#include "handlers/village/still_open.h"
#include "handlers/village/tell_leader.h"
#include "handlers/village/village_work.h"
#include "handlers/words/endings.h"
#include "storage/database/identifier.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"
#include "storage/villages/places.h"
#include "storage/villages/team_members.h"

namespace sammachip {

namespace {

struct Nomination {
  ProgrammeId programme;
  std::string name;
  std::optional<Likeness> same;  // Where somebody of nearly this name is there.
  std::string expertise;
  std::string responsibility;
  std::string readiness;
  std::string determination;
  bool willing = false;
  bool was_named = false;  // So there was room when the talk asked for the name.
  // Looked up.
  TeamList team;
};

bool goes_on_nominating(const Nomination& form, Turn&) {
  return form.team.has_room() && form.same != Likeness::kSame;
}

Say about_nomination(const char* key, const Nomination& form) {
  return {key, {{"name", form.name}}};
}

// Also for who may not send it.
std::vector<CommandButton> steps_after_nomination(const TeamList& team, const VillageYear& village,
                                                  Turn& turn) {
  const ProgrammeId& id = village.programme.id;
  const bool may_send = may(Act::kNominateSage, about_area(village.place.village.code), turn);
  std::vector<CommandButton> buttons;
  if (team.has_room()) {
    buttons.push_back({"button.add_another", "nominate|" + id});
  } else if (may_send && !team.waits()) {
    buttons.push_back({"button.send_team", "team_send|" + id});
  }
  buttons.push_back({"button.see_team", "team|" + id});
  buttons.push_back({"button.enough", "menu"});
  return buttons;
}

Ending without_adding(const char* key, const Nomination& form, const VillageYear& village,
                      Turn& turn) {
  return ending_with(
      key, {{"name", form.name}, {"members", form.team.count()}, {"wanted", form.team.wanted}},
      steps_after_nomination(form.team, village, turn));
}

TeamMember member_from(const Nomination& form, Turn& turn) {
  TeamMember member;
  member.id = new_id(milliseconds(turn.now));
  member.programme_id = form.programme;
  member.name = form.name;
  member.expertise = form.expertise;
  member.responsibility = grade_from(form.responsibility);
  member.readiness = grade_from(form.readiness);
  member.determination = grade_from(form.determination);
  member.willing = form.willing;
  member.added_by = turn.account.user_id;
  member.created_at_ms = milliseconds(turn.now);
  member.notice_due_on = iso_date(turn.today + kNoticeWithin);
  return member;
}

// Somebody filled the last place while this one was written.
std::optional<Ending> team_filled(const Nomination& form, Turn& turn) {
  if (!form.was_named || form.team.has_room()) return std::nullopt;
  const auto last = std::max_element(
      form.team.members.begin(), form.team.members.end(),
      [](const TeamMember& a, const TeamMember& b) { return a.created_at_ms < b.created_at_ms; });
  if (last == form.team.members.end()) return std::nullopt;
  Values values = change_by(last->added_by, last->created_at_ms, turn);
  values.emplace_back("name", last->name);
  values.emplace_back("wanted", form.team.wanted);
  return ending_of("still.team_full", values, {{"button.see_team", "team|" + form.programme}});
}

Ending add_nominee(const Nomination& form, Turn& turn) {
  const auto village = year_to_work_in(form.programme, Act::kSuggestSage, turn);
  if (!village) return village.error();
  if (!form.team.has_room()) return without_adding("nominate.full", form, *village, turn);
  if (form.same == Likeness::kSame) return without_adding("nominate.there", form, *village, turn);
  const TeamMember member = member_from(form, turn);
  turn.records.team_members.insert(member);
  audit_work("nomination.add", "team_member", member.id, turn);
  const TeamList team = team_list_of(village->programme, turn);
  const bool may_send = may(Act::kNominateSage, about_area(village->place.village.code), turn);
  if (!may_send) {
    tell_leader(*village, "nominate.suggested", {{"name", Told::words(form.name)}}, turn);
  }
  return ending_with(may_send ? "nominate.added" : "nominate.noted",
                     {{"name", form.name},
                      {"members", team.count()},
                      {"wanted", team.wanted},
                      {"asked", std::string(form.willing ? "yes" : "no")}},
                     steps_after_nomination(team, *village, turn));
}

}  // namespace

std::unique_ptr<Conversation> nominate_talk() {
  auto talk = std::make_unique<FormConversation<Nomination>>("nominate");
  ask_village(*talk, &Nomination::programme, Act::kSuggestSage);
  talk->settle([](Nomination& form, Turn& turn) {
    if (const auto programme = turn.records.places.find_programme_by_id(form.programme)) {
      form.team = team_list_of(*programme, turn);
    }
  });
  talk->ask("name", &Nomination::name, person_name(80))
      .only_if(goes_on_nominating)
      .prompt([](const Nomination& form, Turn&) {
        return Say{"nominate.name", {{"members", form.team.count()}, {"wanted", form.team.wanted}}};
      });
  talk->ask("same", &Nomination::same,
            one_of({{"nominate.answer_same", "same"}, {"nominate.answer_different", "different"}}))
      .only_if([](const Nomination& form, Turn&) {
        return form.team.has_room() && similar_member(form.name, form.team).has_value();
      })
      .prompt([](const Nomination& form, Turn&) {
        const auto there = similar_member(form.name, form.team);
        return Say{"nominate.same",
                   {{"name", form.name}, {"there", there ? there->name : std::string()}}};
      });
  talk->ask("expertise", &Nomination::expertise, few_words(120))
      .only_if(goes_on_nominating)
      .prompt([](const Nomination& form, Turn&) {
        return about_nomination("nominate.expertise", form);
      });
  talk->ask("responsibility", &Nomination::responsibility, grade_answer())
      .only_if(goes_on_nominating)
      .prompt([](const Nomination& form, Turn&) {
        return about_nomination("nominate.responsibility", form);
      });
  talk->ask("readiness", &Nomination::readiness, grade_answer())
      .only_if(goes_on_nominating)
      .prompt([](const Nomination& form, Turn&) {
        return about_nomination("nominate.readiness", form);
      });
  talk->ask("determination", &Nomination::determination, grade_answer())
      .only_if(goes_on_nominating)
      .prompt([](const Nomination& form, Turn&) {
        return about_nomination("nominate.determination", form);
      });
  talk->ask("willing", &Nomination::willing,
            yes_or_no("nominate.answer_willing", "nominate.answer_not_asked"))
      .only_if(goes_on_nominating)
      .prompt(
          [](const Nomination& form, Turn&) { return about_nomination("nominate.willing", form); });
  talk->given("name", &Nomination::was_named);
  still_in_year(*talk, &Nomination::programme, Act::kSuggestSage, team_filled);
  talk->then(add_nominee);
  return talk;
}

}  // namespace sammachip
