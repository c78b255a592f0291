// Changing what is written of a sage in the team, or taking them out.
#include <algorithm>

#include "handlers/access/audit_notes.h"
#include "handlers/access/roles.h"
#include "handlers/pushes/held.h"
#include "handlers/questions/criteria.h"
#include "handlers/questions/name_question.h"
#include "handlers/questions/readers.h"
#include "handlers/team/talks.h"
#include "handlers/team/team.h"
#include "handlers/team/team_list.h"
#include "handlers/village/still_open.h"
#include "handlers/village/village_facts.h"
#include "handlers/village/village_work.h"
#include "handlers/words/commands.h"
#include "handlers/words/endings.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"
#include "storage/villages/places.h"
#include "storage/villages/team_members.h"

namespace sammachip {

namespace {

struct MemberChange {
  TeamMemberId member;  // Their id.
  std::string what;
  std::string name;
  std::string expertise;
  std::string responsibility;
  std::string readiness;
  std::string determination;
  bool sure = false;  // Of taking them out.
  // Looked up.
  TeamMember before;
};

bool changes(const MemberChange& form, const char* what) { return form.what == what; }

Reader<std::string> member_id() {
  Reader<std::string> reader = words_up_to(40);
  reader.check = [](const std::string& id, const Turn& turn) -> std::optional<Problem> {
    const auto member = turn.records.team_members.find(TeamMemberId(id));
    if (!member) return Problem{"village.not_yours"};
    const auto village = village_year(member->programme_id, Act::kSuggestSage, turn);
    if (village && may_change(*member, *village, turn)) return std::nullopt;
    return Problem{"village.not_yours"};
  };
  return reader;
}

Ending with_team(const char* key, const TeamMember& member) {
  return ending_of(key, {{"name", member.name}},
                   {{"button.see_team", "team|" + member.programme_id}, {"button.next", "next"}});
}

Ending take_out(const TeamMember& member, const VillageYear& village, Turn& turn) {
  end_team_member(member, turn);
  audit_work("nomination.withdraw", "team_member", member.id, {{"status", to_text(member.status)}},
             turn);
  if (member.user_id && *member.user_id != turn.account.user_id) {
    hold_for(*member.user_id, "team_member.told_out",
             {{"village", Told::village(village.place.village.code)}}, turn);
  }
  return ending_of("team_member.out", {{"name", member.name}},
                   {{"button.add_sage", "nominate|" + member.programme_id},
                    {"button.see_team", "team|" + member.programme_id}});
}

Ending change_member_as(const MemberChange& form, Turn& turn) {
  TeamMember member = form.before;
  const auto village = year_to_work_in(member.programme_id, Act::kSuggestSage, turn);
  if (!village) return village.error();
  if (changes(form, "out")) {
    return form.sure ? take_out(member, *village, turn) : with_team("team_member.stays", member);
  }
  if (changes(form, "name")) member.name = form.name;
  if (changes(form, "expertise")) member.expertise = form.expertise;
  if (changes(form, "willing")) member.willing = true;
  if (changes(form, "criteria")) {
    member.responsibility = grade_from(form.responsibility);
    member.readiness = grade_from(form.readiness);
    member.determination = grade_from(form.determination);
  }
  turn.records.team_members.update(member);
  audit_work("nomination.change", "team_member", member.id, {{"what", form.what}}, turn);
  return with_team("team_member.changed", member);
}

// They left the team, or its names are with the officer.
std::optional<Ending> member_over(const Subject& subject, const MemberChange&, Turn& turn) {
  const auto member = turn.records.team_members.find(TeamMemberId(subject.id));
  if (subject.id.empty() || !member) return std::nullopt;
  if (auto over = year_over(member->programme_id, Act::kSuggestSage, turn)) return over;
  if (member->status == TeamStatus::kEnded) {
    Values values = last_change(subject, turn);
    values.emplace_back("name", member->name);
    return ending_of("still.member_out", values,
                     {{"button.see_team", "team|" + member->programme_id}});
  }
  const auto village = village_year(member->programme_id, Act::kSuggestSage, turn);
  const TeamList team = team_list_of(village->programme, turn);
  if (team.sent && is_locked(*member, team)) return about_team_sent(*team.sent, turn);
  if (may_change(*member, *village, turn)) return std::nullopt;
  return team.sent ? about_team_sent(*team.sent, turn) : not_yours();
}

// Nearly the same name as somebody else's in the team is that person written twice.
std::optional<Problem> name_is_free(const MemberChange& form, Turn& turn) {
  const auto programme = turn.records.places.find_programme_by_id(form.before.programme_id);
  if (!programme) return std::nullopt;
  TeamList others = team_list_of(*programme, turn);
  std::erase_if(others.members, [&](const TeamMember& one) { return one.id == form.before.id; });
  const auto there = similar_member(form.name, others);
  if (!there) return std::nullopt;
  return Problem{"team_member.name_taken", {{"there", there->name}}};
}

void ask_grade(FormConversation<MemberChange>& talk, const char* key,
               std::string MemberChange::*member, const char* sentence) {
  talk.ask(key, member, grade_answer())
      .only_if([](const MemberChange& form, Turn&) { return changes(form, "criteria"); })
      .prompt([sentence](const MemberChange& form, Turn&) {
        return Say{sentence, {{"name", form.before.name}}};
      });
}

}  // namespace

Ending begin_change_member(const TeamMemberId& member_id, Turn& turn) {
  const auto member = turn.records.team_members.find(member_id);
  if (!member) return not_yours();
  const auto village = village_year(member->programme_id, Act::kSuggestSage, turn);
  if (!village || !may_change(*member, *village, turn)) return not_yours();
  return begin_talk("team_member", JsonValue{{"member", member_id}});
}

std::unique_ptr<Conversation> change_member_talk() {
  auto talk = std::make_unique<FormConversation<MemberChange>>("team_member");
  talk->ask("member", &MemberChange::member, member_id())
      .settle([](MemberChange& form, Turn& turn) {
        form.before = turn.records.team_members.find(form.member).value_or(TeamMember{});
      });
  talk->ask("what", &MemberChange::what, words_up_to(20))
      .choices([](const MemberChange& form, Turn&) {
        std::vector<Choice> choices{{"team_member.answer_name", "name"},
                                    {"team_member.answer_expertise", "expertise"},
                                    {"team_member.answer_criteria", "criteria"}};
        if (!form.before.willing) {
          choices.push_back({"nominate.answer_willing", "willing"});
        }
        choices.push_back({"team_member.answer_out", "out"});
        return choices;
      })
      .only_choices()
      .prompt([](const MemberChange& form, Turn&) {
        return Say{"team_member.what", {{"name", form.before.name}}};
      });
  talk->ask("name", &MemberChange::name, person_name(80))
      .only_if([](const MemberChange& form, Turn&) { return changes(form, "name"); })
      .must(name_is_free);
  talk->ask("expertise", &MemberChange::expertise, few_words(120))
      .only_if([](const MemberChange& form, Turn&) { return changes(form, "expertise"); })
      .prompt([](const MemberChange& form, Turn&) {
        return Say{"nominate.expertise", {{"name", form.before.name}}};
      });
  ask_grade(*talk, "responsibility", &MemberChange::responsibility, "nominate.responsibility");
  ask_grade(*talk, "readiness", &MemberChange::readiness, "nominate.readiness");
  ask_grade(*talk, "determination", &MemberChange::determination, "nominate.determination");
  talk->ask("sure", &MemberChange::sure,
            yes_or_no("team_member.answer_out", "team_member.answer_stays"))
      .contract([](const MemberChange& form, Turn&) -> JsonValue {
        return JsonValue{{"member", form.before.id},
                         {"name", form.before.name},
                         {"status", to_text(form.before.status)}};
      })
      .only_if([](const MemberChange& form, Turn&) { return changes(form, "out"); })
      .prompt([](const MemberChange& form, Turn&) {
        return Say{form.before.status == TeamStatus::kConfirmed ? "team_member.sure_confirmed"
                                                                : "team_member.sure",
                   {{"name", form.before.name}}};
      });
  talk->still("team_member", &MemberChange::member, member_over);
  talk->then(change_member_as);
  return talk;
}

}  // namespace sammachip
