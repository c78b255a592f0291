#include "handlers/village/still_open.h"

#include "handlers/access/roles.h"
#include "handlers/village/house_choice.h"
#include "handlers/village/village_facts.h"
#include "handlers/words/endings.h"
#include "handlers/words/names.h"
#include "handlers/words/wording.h"
#include "storage/joining/role_grants.h"
#include "storage/machine/audit.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"
#include "storage/villages/programme_events.h"

namespace sammachip {

namespace {

// The ending of a role that reached there, if the person had one.
std::optional<Ending> ended_role(const VillageCode& village_code, const Turn& turn) {
  for (const auto& grant :
       turn.records.role_grants.ended_for_user(turn.account.user_id, milliseconds(turn.now))) {
    if (!lies_in(village_code, grant.area_code)) continue;
    Values values = last_change({"role_grant", grant.id}, turn);
    values.emplace_back("role", grant.role);
    return ending_of("still.role_ended", values, {{"button.contact", "contact"}});
  }
  return std::nullopt;
}

Ending not_theirs(const VillageCode& village_code, const Turn& turn) {
  auto ended = ended_role(village_code, turn);
  return ended ? std::move(*ended) : not_yours();
}

}  // namespace

Values change_by(const AccountId& user_id, long long at_ms, const Turn& turn) {
  return {{"who", name_of(user_id, turn)}, {"day", day_text(at_ms, turn)}};
}

Values last_change(const Subject& subject, const Turn& turn) {
  constexpr int kLooked = 20;
  for (const auto& entry : turn.records.audit.about(subject.id, kLooked)) {
    if (!entry.action.ends_with(".view"))
      return change_by(AccountId(entry.actor), entry.at_ms, turn);
  }
  return change_by({}, milliseconds(turn.now), turn);
}

Values changed_since(const Subject& subject, long long since_ms, const Turn& turn) {
  constexpr int kLookedAt = 20;
  for (const auto& entry : turn.records.audit.about(subject.id, kLookedAt)) {
    if (entry.at_ms < since_ms) break;
    const bool is_change = !entry.action.ends_with(".view") && entry.actor != turn.account.user_id;
    if (is_change) return change_by(AccountId(entry.actor), entry.at_ms, turn);
  }
  return {};
}

std::optional<Ending> role_over(const ProgrammeId& programme_id, Act act, const Turn& turn) {
  if (programme_id.empty() || village_year(programme_id, act, turn)) return std::nullopt;
  const auto programme = turn.records.places.find_programme_by_id(programme_id);
  return programme ? not_theirs(programme->village_code, turn) : not_yours();
}

std::optional<Ending> role_over(const Target& target, Act act, const Turn& turn) {
  if (may(act, target, turn)) return std::nullopt;
  return not_theirs(VillageCode(target.area_code), turn);
}

std::optional<Ending> area_role_over(const Turn& turn) {
  const auto ended =
      turn.records.role_grants.ended_for_user(turn.account.user_id, milliseconds(turn.now));
  return ended.empty() ? not_yours() : not_theirs(VillageCode(ended.front().area_code), turn);
}

std::optional<Ending> year_over(const ProgrammeId& programme_id, Act act, const Turn& turn) {
  if (auto over = role_over(programme_id, act, turn)) return over;
  const auto programme = turn.records.places.find_programme_by_id(programme_id);
  return programme ? year_over(*programme, turn) : std::nullopt;
}

std::optional<Ending> year_over(const VillageProgramme& programme, const Turn& turn) {
  const bool is_cancelled = programme.pause == VillagePause::kCancelled;
  if (programme.state != VillageState::kClosed && !is_cancelled) return std::nullopt;
  const auto place = turn.records.places.find_village(programme.village_code);
  const auto event = turn.records.programme_events.latest(
      programme.id, is_cancelled ? kYearCancelled : kYearClosed);
  Values values = event ? change_by(event->by_user, event->at_ms, turn)
                        : change_by({}, milliseconds(turn.now), turn);
  values.emplace_back("village", place ? village_text(*place, turn) : std::string());
  values.emplace_back("what", std::string(is_cancelled ? "cancelled" : "closed"));
  return ending_of(event ? "village.year_over_by" : "village.year_over", values,
                   {{"button.contact", "contact"}});
}

std::optional<Ending> at_rest(const ProgrammeId& programme_id, const Turn& turn) {
  const auto programme = turn.records.places.find_programme_by_id(programme_id);
  if (!programme || programme->pause != VillagePause::kPaused) return std::nullopt;
  const auto place = turn.records.places.find_village(programme->village_code);
  const auto event = turn.records.programme_events.latest(programme_id, kYearPaused);
  Values values = event ? change_by(event->by_user, event->at_ms, turn)
                        : change_by({}, milliseconds(turn.now), turn);
  values.emplace_back("village", place ? village_text(*place, turn) : std::string());
  return ending_of("still.at_rest", values, {{"button.contact", "contact"}});
}

std::optional<Ending> house_over(const HouseholdId& household_id, Act act, const Turn& turn) {
  if (household_id.empty() || house_within(household_id, act, turn)) return std::nullopt;
  const auto house = turn.records.households.find(household_id);
  if (!house) return not_yours();
  if (!may(act, about_house(*house), turn)) return not_theirs(house->village_code, turn);
  Values values = last_change({"household", household_id}, turn);
  values.emplace_back("house", house->house_no);
  return ending_of("still.house_left", values);
}

}  // namespace sammachip
