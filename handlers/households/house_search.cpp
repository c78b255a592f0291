#include "handlers/households/house_search.h"

#include <regex>
#include <set>

#include "handlers/access/roles.h"
#include "handlers/village/house_choice.h"
#include "handlers/village/villages.h"
#include "language/answers/answers.h"
#include "language/letters/normalise.h"
#include "language/letters/similarity.h"
#include "language/lists/place_words.h"
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

bool is_moo(const std::string& even) {
  static const std::regex kMooWord(std::string("(") + kVillageWord + ")?\\s*" + kMooPattern);
  return std::regex_match(even, kMooWord);
}

// The houses of the villages with that number. REQUIRES: is_moo().
std::vector<Household> in_moo(Act act, const std::string& even, const Turn& turn) {
  const auto moo = read_count(even.substr(even.find_first_of("0123456789")));
  std::vector<Household> houses;
  for (const auto& village : villages_for(act, turn)) {
    if (!moo || village.place.village.moo != *moo) continue;
    for (auto& house : houses_for(act, village.place.village.code, turn)) {
      if (houses.size() < static_cast<std::size_t>(kMostSearched)) {
        houses.push_back(std::move(house));
      }
    }
  }
  return houses;
}

}  // namespace

std::vector<Household> search_houses(Act act, const std::string& text, const Turn& turn) {
  const std::string even = normalise(text);
  auto houses = found(act, even, turn);
  if (houses.empty() && is_moo(even)) return in_moo(act, even, turn);
  if (houses.empty()) houses = found(act, without_form_of_address(even), turn);
  const std::string number = house_number_of(text);
  if (houses.empty() && !number.empty()) houses = found(act, number, turn);
  return houses;
}

}  // namespace sammachip
