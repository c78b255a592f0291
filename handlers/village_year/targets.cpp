// What a village sets out to do in its year: how many households and team members, the aims, the
// budget for materials. Never below what is there: who is in the team, which houses are on the
// list, what is spent.
#include <algorithm>

#include "handlers/access/audit_notes.h"
#include "handlers/questions/amount_question.h"
#include "handlers/questions/readers.h"
#include "handlers/village/still_open.h"
#include "handlers/village/tell_leader.h"
#include "handlers/village/villages.h"
#include "handlers/village_year/talks.h"
#include "handlers/words/endings.h"
#include "storage/database/identifier.h"
#include "storage/records.h"
#include "storage/villages/candidates.h"
#include "storage/villages/places.h"
#include "storage/villages/purchases.h"
#include "storage/villages/team_members.h"

namespace sammachip {

namespace {

constexpr int kMostHouseholds = 500;
constexpr int kMostTeam = 50;

struct Targets {
  ProgrammeId programme;
  int households = 0;
  int team = 0;
  int practising = 0;
  int rise = 0;
  int groups = 0;
  AmountAnswer budget;
  // Looked up.
  std::optional<VillageYear> village;
  int selected = 0;  // Households on the list.
  int members = 0;   // Of the team, whatever their status.
  long long spent_satang = 0;
};
using TargetsTalk = FormConversation<Targets>;

void look_up_targets(Targets& form, Turn& turn) {
  form.village = village_year(form.programme, Act::kDecide, turn);
  if (!form.village) return;
  Records& records = turn.records;
  form.selected = records.candidates.count(form.programme, CandidateResult::kSelected);
  form.members = static_cast<int>(records.team_members.list(form.programme).size());
  form.spent_satang = records.purchases.spent(form.programme);
}

// A number with a button for what it is now.
void ask_number(TargetsTalk& talk, const char* key, int Targets::*member,
                int VillageProgramme::*now, int least, int most) {
  talk.ask(key, member, whole_number(least, most))
      .prompt([key, now](const Targets& form, Turn&) {
        return Say{std::string("targets.") + key,
                   {{"now", std::int64_t{form.village->programme.*now}}}};
      })
      .choices([now](const Targets& form, Turn&) {
        const int value = form.village->programme.*now;
        return std::vector<Choice>{
            {"targets.answer_same", value, "", {{"now", std::int64_t{value}}}}};
      });
}

// Refuses less than `there`, saying how many that are.
auto not_below(int Targets::*wanted, int Targets::*there) {
  return [wanted, there](const Targets& form, Turn&) -> std::optional<Problem> {
    if (form.*wanted >= form.*there) return std::nullopt;
    return Problem{"targets.below", {{"there", std::int64_t{form.*there}}}};
  };
}

std::optional<Problem> not_below_spent(const Targets& form, Turn&) {
  if (form.budget.has_figure() && form.budget.satang >= form.spent_satang) return std::nullopt;
  return Problem{"targets.below_spent", {{"spent", amount_text(form.spent_satang)}}};
}

Values target_values(const Targets& form, const Turn& turn) {
  return {{"village", village_text(form.village->place, turn)},
          {"households", std::int64_t{form.households}},
          {"team", std::int64_t{form.team}},
          {"practising", std::int64_t{form.practising}},
          {"rise", std::int64_t{form.rise}},
          {"groups", std::int64_t{form.groups}},
          {"budget", amount_text(form.budget.satang)}};
}

JsonValue targets_in(const VillageProgramme& programme) {
  return {{"households", programme.target_households},      {"team", programme.team_size},
          {"practising", programme.kpi_practising_percent}, {"rise", programme.kpi_rise_percent},
          {"groups", programme.kpi_groups_percent},         {"budget", programme.budget_satang}};
}

VillageProgramme with_targets(const Targets& form) {
  VillageProgramme programme = form.village->programme;
  programme.target_households = form.households;
  programme.team_size = form.team;
  programme.kpi_practising_percent = form.practising;
  programme.kpi_rise_percent = form.rise;
  programme.kpi_groups_percent = form.groups;
  programme.budget_satang = form.budget.satang;
  return programme;
}

// What is set, and what another may have set meanwhile.
JsonValue targets_set(const Targets& form, Turn&) {
  return {{"programme", form.programme},
          {"before", targets_in(form.village->programme)},
          {"after", targets_in(with_targets(form))}};
}

Ending save_targets(const Targets& form, Turn& turn) {
  const JsonValue before = targets_in(form.village->programme);
  const VillageProgramme programme = with_targets(form);
  turn.records.places.upsert(programme);
  audit_work("programme.targets", "programme", programme.id, JsonValue{{"before", before}}, turn);
  tell_leader(*form.village, "targets.told",
              {{"households", Told::number(form.households)}, {"team", Told::number(form.team)}},
              turn);
  return ending_of("targets.done", target_values(form, turn),
                   {{"button.village_card", "village|" + programme.id}});
}

}  // namespace

std::unique_ptr<Conversation> targets_talk() {
  auto talk = std::make_unique<TargetsTalk>("targets");
  ask_village(*talk, &Targets::programme, Act::kDecide);
  talk->settle(look_up_targets);
  ask_number(*talk, "households", &Targets::households, &VillageProgramme::target_households, 1,
             kMostHouseholds);
  talk->must(not_below(&Targets::households, &Targets::selected));
  ask_number(*talk, "team", &Targets::team, &VillageProgramme::team_size, 1, kMostTeam);
  talk->must(not_below(&Targets::team, &Targets::members));
  ask_number(*talk, "practising", &Targets::practising, &VillageProgramme::kpi_practising_percent,
             0, 100);
  ask_number(*talk, "rise", &Targets::rise, &VillageProgramme::kpi_rise_percent, 0, 100);
  ask_number(*talk, "groups", &Targets::groups, &VillageProgramme::kpi_groups_percent, 0, 100);
  talk->ask("budget", &Targets::budget, amount_of_money())
      .must(not_below_spent)
      .prompt([](const Targets& form, Turn&) {
        return Say{"targets.budget",
                   {{"now", amount_text(form.village->programme.budget_satang)},
                    {"spent", amount_text(form.spent_satang)}}};
      })
      .choices([](const Targets& form, Turn&) {
        return std::vector<Choice>{amount_choice(form.village->programme.budget_satang)};
      });
  talk->confirm("sure", "", yes_or_no("button.right", "button.change"))
      .contract(targets_set)
      .prompt("targets.sure", target_values);
  still_in_year(*talk, &Targets::programme, Act::kDecide);
  talk->then(save_targets);
  return talk;
}

}  // namespace sammachip
