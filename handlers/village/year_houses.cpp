#include "handlers/village/year_houses.h"

#include <algorithm>
#include <set>

#include "handlers/village/villages.h"
#include "storage/records.h"
#include "storage/villages/candidates.h"

namespace sammachip {

namespace {

bool is_taking_part(const Household& house) {
  return house.status == HouseholdStatus::kActive || house.status == HouseholdStatus::kSelected;
}

// The ids of those that were chosen and confirmed.
std::set<HouseholdId> chosen_for(const ProgrammeId& programme_id, const Turn& turn) {
  std::set<HouseholdId> chosen;
  for (const auto& candidate : turn.records.candidates.list(programme_id)) {
    const bool is_chosen = candidate.status == CandidateStatus::kConfirmed &&
                           candidate.result == CandidateResult::kSelected;
    if (is_chosen && candidate.household_id) chosen.insert(*candidate.household_id);
  }
  return chosen;
}

}  // namespace

bool counts_in_current_year(const std::string& house_programme, const std::string& current) {
  return house_programme.empty() || house_programme == current;
}

std::vector<Household> houses_of_year(const VillageProgramme& programme, const Turn& turn) {
  auto houses = turn.records.households.list_in_village(programme.village_code);
  const auto current = current_year(programme.village_code, turn);
  if (!current || current->id == programme.id) {
    std::erase_if(houses, [&](const Household& house) {
      return !is_taking_part(house) ||
             !counts_in_current_year(house.programme_id.value_or(""), programme.id);
    });
    return houses;
  }
  const auto chosen = chosen_for(programme.id, turn);
  std::erase_if(houses, [&](const Household& house) {
    return !is_taking_part(house) ||
           (house.programme_id != programme.id && !chosen.contains(house.id));
  });
  return houses;
}

}  // namespace sammachip
