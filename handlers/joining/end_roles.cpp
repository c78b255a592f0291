// Ending a role: a village's leader before the next one comes, a member of a team, an officer by
// one above. What they did keeps their name; what they had taken on passes on.
// docs/programme.md 2.3.
#include "handlers/joining/end_roles.h"

#include <nlohmann/json.hpp>

#include "handlers/access/audit_notes.h"
#include "handlers/access/roles.h"
#include "handlers/joining/talks.h"
#include "handlers/pushes/held.h"
#include "handlers/questions/given_reason.h"
#include "handlers/questions/readers.h"
#include "handlers/team/team.h"
#include "handlers/village/still_open.h"
#include "handlers/village/tell_leader.h"
#include "handlers/village/villages.h"
#include "handlers/words/area_names.h"
#include "handlers/words/commands.h"
#include "handlers/words/endings.h"
#include "handlers/words/names.h"
#include "storage/database/identifier.h"
#include "storage/households/help_requests.h"
#include "storage/households/households.h"
#include "storage/joining/role_grants.h"
#include "storage/machine/audit.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"
#include "storage/villages/team_members.h"

namespace sammachip {

namespace {

constexpr std::size_t kMostShown = 10;  // Buttons; "back" and "cancel" must still fit.

void audit_end(const char* action, const SubjectId& subject_id, const std::string& reason,
               Turn& turn) {
  audit_work(action, "role", subject_id, JsonValue{{"reason", reason}}, turn);
}

std::vector<Choice> usual_reasons() {
  return reason_choices(
      {"end_role.reason_asked", "end_role.reason_moved", "end_role.reason_other"});
}

// ---- The leader

struct LeaderEnd {
  ProgrammeId programme;
  std::string reason;
  bool is_sure = false;
  std::optional<VillageYear> village;
  std::string leader;  // Their name; empty: there is none.
  TeamMemberId leader_id;
  bool was_asked_why = false;  // So there was one to be ended when the talk began.
};

bool leads_somewhere(const LeaderEnd& form, Turn&) { return !form.leader.empty(); }

void look_up_leader(LeaderEnd& form, Turn& turn) {
  form.village = village_year(form.programme, Act::kInviteLeader, turn);
  if (!form.village) return;
  for (const auto& member : turn.records.team_members.list(form.programme)) {
    if (member.kind != TeamKind::kLeader) continue;
    form.leader = member.name;
    form.leader_id = member.id;
  }
}

// Another ended it first.
std::optional<Ending> leader_left(const LeaderEnd& form, Turn& turn) {
  if (!form.was_asked_why || leads_somewhere(form, turn)) return std::nullopt;
  std::optional<TeamMember> last;
  for (auto& member : turn.records.team_members.list_all(form.programme)) {
    if (member.kind != TeamKind::kLeader) continue;
    if (!last || last->ended_at_ms <= member.ended_at_ms) last = std::move(member);
  }
  if (!last) return std::nullopt;
  Values values = last_change({"team_member", last->id}, turn);
  values.emplace_back("name", last->name);
  return ending_of(
      "still.leader_out", values,
      {{"button.invite", "invite"}, {"button.village_card", "village|" + form.programme}});
}

Ending replace_leader(const LeaderEnd& form, Turn& turn) {
  const AreaCode& code = form.village->place.village.code;
  if (leads_somewhere(form, turn) && !form.is_sure) {
    return ending_of("village_year.not_done", {},
                     {{"button.village_card", "village|" + form.programme}});
  }
  Ending ending;
  if (const auto leader = end_leader(form.programme, turn)) {
    const std::string reason = kept_reason(form.reason);
    audit_end("leader.end", leader->id, reason, turn);
    if (leader->user_id) {
      hold_for(*leader->user_id, "replace_leader.told",
               {{"area", Told::area(code)}, {"reason", Told::key_or_words(reason)}}, turn);
    }
    ending.says.push_back(
        {"replace_leader.done", {{"name", leader->name}, {"area", area_text(code, turn)}}});
  }
  ending.next = Start{"invite", JsonValue{{"whom", "leader"}, {"area", code}}};
  return ending;
}

// ---- A member of the team

struct MemberEnd {
  TeamMemberId member_id;
  std::optional<TeamMember> member;  // A sage, not ended, of a village where the person decides.
  std::optional<VillageYear> village;
  std::string reason;
  bool is_sure = false;
};

bool has_member(const MemberEnd& form, Turn&) { return form.member.has_value(); }

void look_up_member(MemberEnd& form, Turn& turn) {
  auto member = turn.records.team_members.find(form.member_id);
  if (!member || member->kind != TeamKind::kSage || member->status == TeamStatus::kEnded) return;
  form.village = village_year(member->programme_id, Act::kDecide, turn);
  if (form.village) form.member = std::move(member);
}

std::optional<Ending> member_left(const Subject& subject, const MemberEnd& form, Turn& turn) {
  const auto member = turn.records.team_members.find(TeamMemberId(subject.id));
  if (!member) return std::nullopt;
  if (auto over = role_over(member->programme_id, Act::kDecide, turn)) return over;
  if (form.member || member->status != TeamStatus::kEnded) return std::nullopt;
  Values values = last_change(subject, turn);
  values.emplace_back("name", member->name);
  return ending_of("still.member_out", values, {{"button.team", "team|" + member->programme_id}});
}

Values member_end_values(const MemberEnd& form, const Turn& turn) {
  return {{"name", form.member->name},
          {"reason", reason_text(kept_reason(form.reason), turn)},
          {"village", village_text(form.village->place, turn)},
          {"houses", std::ssize(turn.records.households.list_for_team_member(form.member->id))}};
}

Ending end_member(const MemberEnd& form, Turn& turn) {
  if (!form.member) return ending_of("end_member.gone");
  const ProgrammeId& programme = form.village->programme.id;
  const std::vector<CommandButton> next{{"button.team", "team|" + programme},
                                        {"button.village_card", "village|" + programme}};
  if (!form.is_sure) return ending_of("village_year.not_done", {}, next);
  const Values values = member_end_values(form, turn);
  const std::string reason = kept_reason(form.reason);
  end_team_member(*form.member, turn);
  audit_end("member.end", form.member->id, reason, turn);
  if (form.member->user_id) {
    hold_for(*form.member->user_id, "end_member.told",
             {{"village", Told::village(form.village->place.village.code)},
              {"reason", Told::key_or_words(reason)}},
             turn);
  }
  tell_leader(*form.village, "end_member.told_leader",
              {{"name", Told::words(form.member->name)}, {"reason", Told::key_or_words(reason)}},
              turn);
  return ending_of("end_member.done", values, next);
}

// ---- An officer

struct OfficerEnd {
  RoleGrantId officer;  // Id of the grant.
  std::string reason;
  bool is_sure = false;
};

// Whoever may invite an officer of an area may end one.
Act act_of_ending(const RoleGrant& grant) {
  const std::size_t digits = grant.area_code.text().size();
  return digits == 6   ? Act::kInviteTambonOfficer
         : digits == 4 ? Act::kInviteDistrictOfficer
                       : Act::kInviteProvinceOfficer;
}

bool may_end(const RoleGrant& grant, const Turn& turn) {
  if (grant.user_id == turn.account.user_id) return false;
  return may(act_of_ending(grant), about_area(grant.area_code), turn);
}

std::vector<RoleGrant> all_officers(const Turn& turn) {
  return turn.records.role_grants.list_with_role(std::string(kAsOfficer), milliseconds(turn.now));
}

std::vector<RoleGrant> officers_below(const Turn& turn) {
  auto grants = all_officers(turn);
  std::erase_if(grants, [&](const RoleGrant& grant) { return !may_end(grant, turn); });
  return grants;
}

std::optional<RoleGrant> officer_grant(const RoleGrantId& grant_id, const Turn& turn) {
  for (auto& grant : officers_below(turn)) {
    if (grant.id == grant_id) return grant;
  }
  return std::nullopt;
}

// By the name they go by.
Reader<std::string> officer_to_end() {
  Reader<std::string> reader;
  reader.read = [](const std::string& text, const Turn& turn) -> Result<std::string> {
    std::vector<std::string> found;
    for (const auto& grant : officers_below(turn)) {
      if (name_of(grant.user_id, turn).find(text) != std::string::npos) found.push_back(grant.id);
    }
    if (found.size() == 1) return found.front();
    return tl::make_unexpected(Problem{"end_officer.again"});
  };
  reader.check = [](const std::string& id, const Turn& turn) -> std::optional<Problem> {
    if (officer_grant(RoleGrantId(id), turn)) return std::nullopt;
    return Problem{"village.not_yours"};
  };
  return reader;
}

std::vector<Choice> officer_choices(const OfficerEnd&, Turn& turn) {
  std::vector<Choice> choices;
  for (const auto& grant : officers_below(turn)) {
    if (choices.size() == kMostShown) break;
    choices.push_back(
        {"", grant.id, name_of(grant.user_id, turn) + " " + area_text(grant.area_code, turn)});
  }
  return choices;
}

Values officer_end_values(const OfficerEnd& form, const Turn& turn) {
  const auto grant = officer_grant(form.officer, turn);
  if (!grant) return {};
  return {{"name", name_of(grant->user_id, turn)},
          {"area", area_text(grant->area_code, turn)},
          {"reason", reason_text(kept_reason(form.reason), turn)}};
}

// The help they had taken on in the area.
void take_over_help(const RoleGrant& grant, Turn& turn) {
  for (const auto& request : turn.records.help_requests.taken_by_user(grant.user_id)) {
    const auto house = turn.records.households.find(request.household_id.value_or(""));
    const bool is_there = !house || lies_in(house->village_code, grant.area_code);
    if (is_there) turn.records.help_requests.pass_on(request.id, turn.account.user_id);
  }
}

// Somebody above ended the role first; or who is talking may end none there any more.
std::optional<Ending> officer_left(const Subject& subject, const OfficerEnd&, Turn& turn) {
  if (subject.id.empty()) return std::nullopt;
  for (const auto& grant : all_officers(turn)) {
    if (grant.id != subject.id) continue;
    return role_over(about_area(grant.area_code), act_of_ending(grant), turn);
  }
  const auto entries = turn.records.audit.about(subject.id, 1);
  if (entries.empty() || entries.front().action != "officer.end") return std::nullopt;
  return ending_of("still.officer_ended", last_change(subject, turn),
                   {{"button.invite", "invite"}});
}

Ending end_officer(const OfficerEnd& form, Turn& turn) {
  const auto grant = officer_grant(form.officer, turn);
  if (!grant) return not_yours();
  const std::vector<CommandButton> next{{"button.invite", "invite"}};
  if (!form.is_sure) return ending_of("village_year.not_done", {}, next);
  const Values values = officer_end_values(form, turn);
  const std::string reason = kept_reason(form.reason);
  take_over_help(*grant, turn);
  end_role(grant->user_id, grant->role, grant->area_code, turn);
  audit_end("officer.end", grant->id, reason, turn);
  hold_for(grant->user_id, "end_officer.told",
           {{"area", Told::area(grant->area_code)}, {"reason", Told::key_or_words(reason)}}, turn);
  return ending_of("end_officer.done", values, next);
}

}  // namespace

Ending begin_end_member(const std::string& id, Turn& turn) {
  const auto village = village_year(ProgrammeId(id), Act::kDecide, turn);
  if (!village) {
    return begin_talk("end_member", JsonValue{{"member", id}});
  }
  std::vector<CommandButton> buttons;
  for (const auto& member : turn.records.team_members.list(village->programme.id)) {
    if (member.kind != TeamKind::kSage || buttons.size() == kMostShown) continue;
    buttons.push_back(
        {"end_member.answer_name", "end_member|" + member.id, {{"name", member.name}}});
  }
  const char* key = buttons.empty() ? "end_member.nobody" : "end_member.who";
  buttons.push_back({"button.village_card", "village|" + id});
  return ending_of(key, {{"village", village_text(village->place, turn)}}, std::move(buttons));
}

bool may_end_officers(const Turn& turn) { return !officers_below(turn).empty(); }

std::unique_ptr<Conversation> replace_leader_talk() {
  auto talk = std::make_unique<FormConversation<LeaderEnd>>("replace_leader");
  ask_village(*talk, &LeaderEnd::programme, Act::kInviteLeader);
  talk->settle(look_up_leader);
  talk->ask("reason", &LeaderEnd::reason, reason_words())
      .only_if(leads_somewhere)
      .choices(usual_reasons());
  talk->ask("sure", &LeaderEnd::is_sure, yes_or_no("button.yes", "button.no"))
      .contract([](const LeaderEnd& form, Turn&) -> JsonValue {
        return JsonValue{
            {"programme", form.programme}, {"leader", form.leader_id}, {"name", form.leader}};
      })
      .only_if(leads_somewhere)
      .prompt([](const LeaderEnd& form, Turn& turn) {
        return Say{"replace_leader.sure",
                   {{"name", form.leader},
                    {"village", village_text(form.village->place, turn)},
                    {"reason", reason_text(kept_reason(form.reason), turn)}}};
      });
  talk->given("reason", &LeaderEnd::was_asked_why);
  still_in_year(*talk, &LeaderEnd::programme, Act::kInviteLeader, leader_left);
  talk->then(replace_leader);
  return talk;
}

std::unique_ptr<Conversation> end_member_talk() {
  auto talk = std::make_unique<FormConversation<MemberEnd>>("end_member");
  talk->given("member", &MemberEnd::member_id).prepare(look_up_member);
  talk->ask("reason", &MemberEnd::reason, reason_words())
      .only_if(has_member)
      .choices(usual_reasons());
  talk->ask("sure", &MemberEnd::is_sure, yes_or_no("button.yes", "button.no"))
      .contract([](const MemberEnd& form, Turn& turn) -> JsonValue {
        Json houses = Json::array();
        for (const auto& house : turn.records.households.list_for_team_member(form.member_id)) {
          houses.push_back(house.id);
        }
        return Json{{"member", form.member_id}, {"houses", houses}};
      })
      .only_if(has_member)
      .prompt("end_member.sure", member_end_values);
  talk->still("team_member", &MemberEnd::member_id, member_left);
  talk->then(end_member);
  return talk;
}

std::unique_ptr<Conversation> end_officer_talk() {
  auto talk = std::make_unique<FormConversation<OfficerEnd>>("end_officer");
  talk->ask("officer", &OfficerEnd::officer, officer_to_end()).choices(officer_choices);
  talk->ask("reason", &OfficerEnd::reason, reason_words()).choices(usual_reasons());
  talk->ask("sure", &OfficerEnd::is_sure, yes_or_no("button.yes", "button.no"))
      .prompt("end_officer.sure", officer_end_values);
  talk->still("role_grant", &OfficerEnd::officer, officer_left);
  talk->then(end_officer);
  return talk;
}

}  // namespace sammachip
