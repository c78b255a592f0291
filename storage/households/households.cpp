#include "storage/households/households.h"

#include <algorithm>
#include <tuple>

namespace sammachip {
namespace {

// The text as a LIKE pattern that matches only it.
std::string pattern_of(const std::string& text) {
  std::string pattern;
  for (const char letter : text) {
    if (letter == '%' || letter == '_' || letter == '!') pattern += '!';
    pattern += letter;
  }
  return pattern;
}

// One that was made nobody's is found by its id alone: a list would have a row without a name.
const std::string kIsSomebodys = " AND (status <> 'left' OR house_no <> '')";

}  // namespace

Households::Households(Connection& connection)
    : insert_(connection, sql::insert<Household>()),
      update_(connection, sql::update<Household>()),
      find_(connection, sql::select<Household>() + " WHERE id = :id"),
      in_village_(connection, sql::select<Household>() + " WHERE village_code = :village" +
                                  kIsSomebodys + " ORDER BY house_no, id LIMIT 1000"),
      by_house_no_(connection,
                   sql::select<Household>() +
                       " WHERE village_code = :village AND house_no = :house_no ORDER BY id"),
      for_user_(connection,
                "SELECT " + sql::columns<Household>("household") +
                    ", relation, since_ms, household_link.id FROM household_link JOIN household"
                    " ON household.id = household_link.household_id"
                    " WHERE user_id = :user AND until_ms IS NULL LIMIT 1000"),
      in_area_(connection, sql::select<Household>() + " WHERE " + kInArea + kIsSomebodys +
                               " AND id > :after ORDER BY id LIMIT :most"),
      for_team_member_(connection, sql::select<Household>() + " WHERE team_member_id = :member" +
                                       kIsSomebodys + " ORDER BY house_no, id LIMIT 1000"),
      in_programme_(connection, sql::select<Household>() + " WHERE programme_id = :programme" +
                                    kIsSomebodys + " ORDER BY house_no, id LIMIT 1000"),
      rhythms_(connection,
               "SELECT pace, reporting_day, created_at_ms / 86400000 AS created_day, COUNT(*)"
               " FROM household WHERE status = 'active'"
               " GROUP BY pace, reporting_day, created_at_ms / 86400000"),
      search_(connection,
              sql::select<Household>() + " WHERE " + kInArea + kIsSomebodys +
                  " AND (house_no LIKE :house_no ESCAPE '!' OR head_name LIKE :name ESCAPE '!')"
                  " ORDER BY village_code, house_no, id LIMIT :most") {}

void Households::insert(const Household& household) { insert_.run(household); }

bool Households::update(const Household& household) { return update_.changed(household) == 1; }

std::optional<Household> Households::find(const HouseholdId& id) { return find_.one(id); }

std::vector<Household> Households::list_in_village(const VillageCode& village_code) {
  return in_village_.all(village_code);
}

std::vector<Household> Households::find_by_house_no(const VillageCode& village_code,
                                                    const std::string& house_no) {
  return by_house_no_.all(village_code, house_no);
}

std::vector<LinkedHousehold> Households::linked_to(const AccountId& user_id) {
  auto rows = for_user_.all(user_id);
  // Sorted here: for these few rows an ORDER BY had SQLite make a temporary B-tree each time.
  std::ranges::sort(rows, {}, [](const auto& row) {
    return std::tie(std::get<long long>(row), std::get<std::string>(row));
  });
  std::vector<LinkedHousehold> households;
  households.reserve(rows.size());
  for (auto& row : rows) households.push_back(std::move(std::get<LinkedHousehold>(row)));
  return households;
}

std::vector<Household> Households::list_for_user(const AccountId& user_id) {
  std::vector<Household> households;
  for (auto& linked : linked_to(user_id)) households.push_back(std::move(linked.household));
  return households;
}

std::vector<Household> Households::list_in_area(const AreaCode& area_code,
                                                const HouseholdId& after_id, int limit) {
  return in_area_.all(Area(area_code), after_id, limit);
}

std::vector<Household> Households::list_for_team_member(const TeamMemberId& team_member_id) {
  return for_team_member_.all(team_member_id);
}

std::vector<Household> Households::list_in_programme(const ProgrammeId& programme_id) {
  return in_programme_.all(programme_id);
}

std::vector<HouseholdRhythm> Households::rhythms() { return rhythms_.all(); }

std::vector<Household> Households::search(const AreaCode& area_code, const std::string& text,
                                          int limit) {
  const std::string begins = pattern_of(text) + "%";
  return search_.all(Area(area_code), begins, "%" + begins, limit);
}

}  // namespace sammachip
