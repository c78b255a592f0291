// Opening a village's new fiscal year: its aims are those of the year before, and who goes on in
// the team is asked in one step. docs/programme.md 3.1.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "handlers/access/audit_notes.h"
#include "handlers/access/roles.h"
#include "handlers/pushes/held.h"
#include "handlers/questions/readers.h"
#include "handlers/village/still_open.h"
#include "handlers/village/tell_leader.h"
#include "handlers/village/village_facts.h"
#include "handlers/village_year/talks.h"
#include "handlers/words/endings.h"
#include "handlers/words/wording.h"
#include "storage/database/identifier.h"
#include "storage/households/help_requests.h"
#include "storage/households/households.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"
#include "storage/villages/places.h"
#include "storage/villages/programme_events.h"
#include "storage/villages/submissions.h"
#include "storage/villages/team_members.h"

namespace sammachip {

namespace {

constexpr char kWholeTeam[] = "team";
constexpr char kLeaderOnly[] = "leader";
constexpr char kNobody[] = "nobody";

struct NewYear {
  ProgrammeId programme;      // The year before, whose village it is.
  std::string who = kNobody;  // Goes on: one of the words above.
  std::optional<VillageYear> before;
  std::vector<TeamMember> team;  // Of the year before, those who are confirmed or lead.
  int year = 0;                  // To be opened.
};

bool had_team(const NewYear& form, Turn&) { return !form.team.empty(); }

void look_up_year_before(NewYear& form, Turn& turn) {
  form.before = village_year(form.programme, Act::kDecide, turn);
  form.year = fiscal_year_be(turn.present_day());
  if (!form.before) return;
  form.team = turn.records.team_members.list(form.programme);
  std::erase_if(form.team, [](const TeamMember& member) {
    return member.kind != TeamKind::kLeader && member.status != TeamStatus::kConfirmed;
  });
}

bool goes_on(const TeamMember& member, const std::string& who) {
  return who == kWholeTeam || (who == kLeaderOnly && member.kind == TeamKind::kLeader);
}

std::string names_going_on(const NewYear& form, const std::string& who, const Turn& turn) {
  std::string names;
  for (const auto& member : form.team) {
    if (goes_on(member, who)) names += (names.empty() ? "" : ", ") + member.name;
  }
  return names.empty() ? say("open_year.nobody", turn) : names;
}

Values new_year_values(const NewYear& form, const std::string& who, const Turn& turn) {
  return {{"village", village_text(form.before->place, turn)},
          {"year", std::int64_t{form.year}},
          {"names", names_going_on(form, who, turn)},
          {"houses", std::int64_t{form.before->programme.target_households}},
          {"members", std::int64_t{form.before->programme.team_size}}};
}

std::vector<Choice> who_goes_on(const NewYear& form, Turn&) {
  std::vector<Choice> choices{{"open_year.answer_team", kWholeTeam}};
  const bool has_leader = form.team.front().kind == TeamKind::kLeader;
  if (has_leader && form.team.size() > 1) {
    choices.push_back({"open_year.answer_leader", kLeaderOnly});
  }
  choices.push_back({"open_year.answer_nobody", kNobody});
  return choices;
}

// Somebody opened it, and has a team in it; or it is no year to be followed by a new one.
std::optional<Ending> opened_before(const NewYear& form, Turn& turn) {
  if (form.programme.empty() || !form.before) return std::nullopt;
  const auto opened = turn.records.places.find_programme(form.before->programme.village_code,
                                                         fiscal_year_be(turn.present_day()));
  const bool is_free = !opened || turn.records.team_members.list(opened->id).empty();
  if (is_free && form.before->programme.fiscal_year_be < form.year) return std::nullopt;
  const auto event = opened ? turn.records.programme_events.latest(opened->id, kYearOpened)
                            : std::optional<ProgrammeEvent>{};
  Values values = event ? change_by(event->by_user, event->at_ms, turn) : Values{};
  values.emplace_back("village", village_text(form.before->place, turn));
  values.emplace_back("year", std::int64_t{fiscal_year_be(turn.present_day())});
  return ending_of(event ? "open_year.opened_by" : "open_year.is_open", values,
                   {{"button.village_card", "village|" + (opened ? opened->id : form.programme)}});
}

void carry_over(const TeamMember& before, const ProgrammeId& programme_id, Turn& turn) {
  TeamMember member = before;
  member.id = new_id(milliseconds(turn.now));
  member.programme_id = programme_id;
  member.added_by = turn.account.user_id;
  member.created_at_ms = milliseconds(turn.now);
  turn.records.team_members.insert(member);
}

// Who opens the year confirms with it a team that is whole.
void confirm_whole_team(const NewYear& form, const ProgrammeId& programme_id, Turn& turn) {
  const auto team = turn.records.team_members.list(programme_id);
  const bool are_confirmed = std::ranges::all_of(
      team, [](const TeamMember& member) { return member.status == TeamStatus::kConfirmed; });
  if (!are_confirmed || std::ssize(team) < form.before->programme.team_size) return;
  Submission sent;
  sent.id = new_id(milliseconds(turn.now));
  sent.programme_id = programme_id;
  sent.kind = SubmissionKind::kTeam;
  sent.sent_by = turn.account.user_id;
  sent.sent_at_ms = milliseconds(turn.now);
  turn.records.submissions.insert(sent);
  turn.records.submissions.decide(sent.id, SubmissionStatus::kConfirmed, turn.account.user_id, "",
                                  milliseconds(turn.now));
}

// The help they had taken on in the village: it does not end with the year.
void take_over_help_of(const AccountId& user_id, const VillageCode& village_code, Turn& turn) {
  for (const auto& request : turn.records.help_requests.taken_by_user(user_id)) {
    const auto house = turn.records.households.find(request.household_id.value_or(""));
    if (!house || house->village_code != village_code) continue;
    turn.records.help_requests.pass_on(request.id, turn.account.user_id);
  }
}

// Roles are of a village and have no year: of who does not go on they end here.
void end_roles_of_others(const NewYear& form, Turn& turn) {
  const VillageCode& village_code = form.before->programme.village_code;
  for (const auto& member : form.team) {
    if (goes_on(member, form.who) || !member.user_id) continue;
    const auto role = member.kind == TeamKind::kLeader ? kAsLeader : kAsTeam;
    end_role(*member.user_id, std::string(role), village_code, turn);
    take_over_help_of(*member.user_id, village_code, turn);
    hold_for(*member.user_id, "open_year.thanked",
             {{"village", Told::village(village_code)}, {"year", Told::number(form.year)}}, turn);
  }
}

Ending open_new_year(const NewYear& form, Turn& turn) {
  if (!form.before) return not_yours();
  const std::string id = open_year(form.before->programme.village_code, form.year,
                                   milliseconds(turn.now), turn.records);
  write_history(ProgrammeId(id), kYearOpened, "", "{}", turn);
  end_roles_of_others(form, turn);
  for (const auto& member : form.team) {
    if (goes_on(member, form.who)) carry_over(member, ProgrammeId(id), turn);
  }
  confirm_whole_team(form, ProgrammeId(id), turn);
  refresh_state(ProgrammeId(id), turn);
  audit_work("year.open", "programme", SubjectId(id), JsonValue{{"who", form.who}}, turn);
  if (const auto opened = village_year(ProgrammeId(id), Act::kDecide, turn)) {
    tell_leader(*opened, "open_year.told", {{"year", Told::number(form.year)}}, turn);
  }
  std::vector<CommandButton> next{{"button.village_card", "village|" + id},
                                  {"button.budget", "budget|" + id}};
  if (form.who == kNobody) next.insert(next.begin(), CommandButton{"button.invite", "invite"});
  return ending_of("open_year.done", new_year_values(form, form.who, turn), std::move(next));
}

}  // namespace

std::unique_ptr<Conversation> open_year_talk() {
  auto talk = std::make_unique<FormConversation<NewYear>>("open_year");
  ask_village(*talk, &NewYear::programme, Act::kDecide);
  talk->settle(look_up_year_before);
  talk->ask("who", &NewYear::who, words_up_to(20))
      .only_if(had_team)
      .prompt([](const NewYear& form, Turn& turn) {
        return Say{"open_year.who", new_year_values(form, kWholeTeam, turn)};
      })
      .choices(who_goes_on)
      .only_choices();
  talk->confirm("sure", "who", yes_or_no("button.right", "button.wrong"))
      .contract([](const NewYear& form, Turn&) -> JsonValue {
        Json team = Json::array();
        for (const auto& member : form.team) {
          if (goes_on(member, form.who)) team.push_back(member.id);
        }
        return Json{{"programme", form.programme}, {"year", form.year}, {"team", team}};
      })
      .prompt([](const NewYear& form, Turn& turn) {
        return Say{"open_year.sure", new_year_values(form, form.who, turn)};
      });
  still_in_year(*talk, &NewYear::programme, Act::kDecide, opened_before);
  talk->then(open_new_year);
  return talk;
}

}  // namespace sammachip
