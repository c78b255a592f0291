#include "handlers/village/house_record.h"

#include "handlers/access/taking_part.h"
#include "handlers/pushes/held.h"
#include "handlers/village/still_open.h"
#include "handlers/words/endings.h"
#include "handlers/words/house_words.h"
#include "language/letters/similarity.h"
#include "storage/machine/audit.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"

namespace sammachip {

namespace {

constexpr int kLookedAt = 20;
constexpr const char* kNoChange = "none";

std::optional<AuditEntry> last_change_of_record(const HouseholdId& household_id, const Turn& turn) {
  for (auto& entry : turn.records.audit.about(household_id, kLookedAt)) {
    if (entry.action == "household.profile" || entry.action == "household.record") return entry;
  }
  return std::nullopt;
}

Values naming(const Household& house) {
  return {{"house", house.house_no}, {"name", house.head_name}};
}

Told figure_or_none(const std::optional<long long>& satang) {
  return satang ? Told::amount(*satang) : Told::words("none");
}

void tell_person_of_record(const AccountId& user_id, const Household& house, const std::string& who,
                           Turn& turn) {
  hold_until_they_write(user_id, "profile_for.told",
                        {{"who", Told::words(who.empty() ? "none" : who)},
                         {"house", Told::words(house.house_no)},
                         {"members", Told::words(std::to_string(house.members))},
                         {"total", figure_or_none(house.baseline_total_satang)},
                         {"part", figure_or_none(house.baseline_occupation_satang)}},
                        turn, {{"profile_for.not_right", "edit_data|" + house.id}},
                        "record|" + house.id);
}

}  // namespace

Household unasked_house(const VillageCode& village_code, const std::string& house_no,
                        const std::string& head_name, const AccountId& entered_by, Instant now) {
  Household house;
  house.village_code = village_code;
  house.house_no = house_number_of(house_no);
  house.head_name = head_name;
  house.main_occupation = "other";
  house.programme_occupation = "other";
  house.created_at_ms = milliseconds(now);
  house.created_by = entered_by;
  return house;
}

bool is_for_others_to_enter(const Household& house, const Turn& turn) {
  if (house.is_own_record) return false;
  return !was_asked(house) || !speaks_for_itself(house.id, turn);
}

Ending house_says_itself(const Household& house) {
  return ending_of("house_record.is_own", naming(house),
                   {{"button.open", "household|" + house.id}, {"button.next", "next"}});
}

void tell_of_record(const Household& house, Turn& turn) {
  for (const auto& user : people_of(house.id, Helpers::kLeftOut, turn)) {
    if (user != turn.account.user_id) {
      tell_person_of_record(user, house, turn.account.called, turn);
    }
  }
}

void somebody_came(Household& house, Turn& turn) {
  house.no_phone = false;
  if (!house.record_by || house.is_own_record) return;
  const auto people = people_of(house.id, Helpers::kLeftOut, turn);
  if (people.size() != 1) return;  // The others were told when they came.
  const auto author = turn.records.line_accounts.find(*house.record_by);
  tell_person_of_record(people.front(), house, author ? author->called : std::string(), turn);
}

JsonValue about_record_of(const HouseholdId& household_id, const Turn& turn) {
  const auto last = last_change_of_record(household_id, turn);
  return JsonValue{{"house_id", household_id}, {"last_change", last ? last->id : kNoChange}};
}

std::optional<Ending> record_over(const Household& house, const std::string& last_change_then,
                                  const Turn& turn) {
  const auto last = last_change_of_record(house.id, turn);
  if (last_change_then.empty() || !last || last->id == last_change_then) return std::nullopt;
  Values values = change_by(AccountId(last->actor), last->at_ms, turn);
  values.emplace_back("house", house.house_no);
  return ending_of("still.record", values);
}

}  // namespace sammachip
