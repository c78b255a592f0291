#include "handlers/households/house_search.h"

#include <set>

#include "handlers/access/roles.h"
#include "language/letters/normalise.h"
#include "language/letters/similarity.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"

namespace sammachip {

namespace {

constexpr int kMostSearched = 50;

std::vector<Household> found(Act act, const std::string& text, const Turn& turn) {
  std::vector<Household> houses;
  std::set<HouseholdId> seen;
  const auto& standings = standings_of(turn);
  for (const auto& standing : standings) {
    if (!works_in({standing}, act, standing.area_code)) continue;
    for (auto& house : turn.records.households.search(standing.area_code, text, kMostSearched)) {
      const bool is_nobodys = house.status == HouseholdStatus::kLeft && house.house_no.empty();
      if (is_nobodys || !may(turn.account.user_id, standings, act, about_house(house))) continue;
      if (seen.insert(house.id).second) houses.push_back(std::move(house));
    }
  }
  return houses;
}

}  // namespace

std::vector<Household> search_houses(Act act, const std::string& text, const Turn& turn) {
  auto houses = found(act, normalise(text), turn);
  const std::string number = house_number_of(text);
  if (houses.empty() && !number.empty()) houses = found(act, number, turn);
  return houses;
}

}  // namespace sammachip
