#include "handlers/access/taking_part.h"

#include <algorithm>

#include "handlers/access/houses.h"
#include "handlers/words/wording.h"
#include "storage/households/household_links.h"
#include "storage/records.h"

namespace sammachip {

namespace {

constexpr std::size_t kMostNumbers = 25;

bool is_in_year(const Household& house, const ProgrammeId& programme_id) {
  const bool takes_part = house.status == HouseholdStatus::kSelected ||
                          house.status == HouseholdStatus::kActive ||
                          house.status == HouseholdStatus::kPaused;
  return takes_part && house.programme_id == programme_id;
}

}  // namespace

std::vector<Household> houses_in_year(const ProgrammeId& programme_id, const Turn& turn) {
  auto houses = turn.records.households.list_in_programme(programme_id);
  std::erase_if(houses, [&](const Household& house) { return !is_in_year(house, programme_id); });
  return houses;
}

std::vector<Household> own_houses_in_year(const ProgrammeId& programme_id, const Turn& turn) {
  std::vector<Household> houses = houses_of(turn);
  std::erase_if(houses, [&](const Household& house) { return !is_in_year(house, programme_id); });
  return houses;
}

std::vector<AccountId> people_of(const HouseholdId& household_id, Helpers helpers,
                                 const Turn& turn) {
  std::vector<AccountId> people;
  for (const auto& link : turn.records.household_links.list_for_household(household_id)) {
    if (helpers == Helpers::kLeftOut && link.relation == Relation::kHelper) continue;
    people.push_back(link.user_id);
  }
  return people;
}

bool speaks_for_itself(const HouseholdId& household_id, const Turn& turn) {
  return !people_of(household_id, Helpers::kLeftOut, turn).empty();
}

std::vector<AccountId> people_of_all(const std::vector<Household>& houses, Helpers helpers,
                                     const Turn& turn) {
  std::vector<AccountId> people;
  for (const auto& house : houses) {
    for (auto& user : people_of(house.id, helpers, turn)) {
      if (std::find(people.begin(), people.end(), user) == people.end()) {
        people.push_back(std::move(user));
      }
    }
  }
  return people;
}

std::string house_numbers_text(const std::vector<Household>& houses, const Turn& turn) {
  std::vector<std::string> numbers;
  numbers.reserve(houses.size());
  for (const auto& house : houses) numbers.push_back(house.house_no);
  return house_numbers_text(numbers, turn);
}

std::string house_numbers_text(const std::vector<std::string>& numbers, const Turn& turn) {
  std::string text;
  for (std::size_t i = 0; i < numbers.size() && i < kMostNumbers; ++i) {
    text += (i == 0 ? "" : ", ") + numbers[i];
  }
  if (numbers.size() <= kMostNumbers) return text;
  const auto more = static_cast<std::int64_t>(numbers.size() - kMostNumbers);
  return text + " " + say("marks.more", {{"count", more}}, turn);
}

}  // namespace sammachip
