#include "storage/households/visits.h"

namespace sammachip {
namespace {

// That no later visit was made to the household.
const std::string kIsLatest =
    " AND NOT EXISTS (SELECT 1 FROM visit AS later WHERE later.household_id = visit.household_id"
    " AND (later.visited_on, later.created_at_ms, later.id)"
    "  > (visit.visited_on, visit.created_at_ms, visit.id))";

}  // namespace

Visits::Visits(Connection& connection)
    : standings_(connection),
      insert_(connection, sql::insert<Visit>()),
      find_(connection, sql::select<Visit>() + " WHERE id = :id"),
      for_household_(connection,
                     sql::select<Visit>() +
                         " WHERE household_id = :household"
                         " ORDER BY visited_on DESC, created_at_ms DESC, id DESC LIMIT :most"),
      planned_in_village_(
          connection,
          sql::select<Visit>() +
              " WHERE household_id IN (SELECT id FROM household WHERE village_code = :village)"
              " AND next_on <> '' AND next_on <= :until" +
              kIsLatest + " ORDER BY next_on, id"),
      planned_in_area_(connection, sql::select<Visit>() +
                                       " WHERE next_on = :date AND household_id IN"
                                       " (SELECT household.id FROM household WHERE " +
                                       kInArea + ")" + kIsLatest +
                                       " ORDER BY household_id LIMIT 1000"),
      houses_visited_(connection,
                      "SELECT COUNT(DISTINCT household_id) FROM household CROSS JOIN visit"
                      " WHERE visit.household_id = household.id AND village_code = :village"
                      " AND visited_on >= :from AND visited_on <= :to AND met = 1") {}

void Visits::insert(const Visit& visit) {
  insert_.run(visit);
  const bool practises = visit.doing == Doing::kYes || visit.doing == Doing::kPartly;
  if (practises) standings_.count_practice(visit.household_id, visit.visited_on);
}

std::optional<Visit> Visits::find(const VisitId& id) { return find_.one(id); }

std::vector<Visit> Visits::list_for_household(const HouseholdId& household_id, int limit) {
  return for_household_.all(household_id, limit);
}

std::optional<Visit> Visits::latest(const HouseholdId& household_id) {
  return for_household_.one(household_id, 1);
}

std::vector<Visit> Visits::planned_in_area(const AreaCode& area_code, const std::string& date) {
  return planned_in_area_.all(date, Area(area_code));
}

std::vector<Visit> Visits::planned_in_village(const VillageCode& village_code,
                                              const std::string& until_date) {
  return planned_in_village_.all(village_code, until_date);
}

long long Visits::houses_visited(const VillageCode& village_code, const std::string& from,
                                 const std::string& to) {
  return houses_visited_.only(village_code, from, to);
}

}  // namespace sammachip
