#include "storage/households/visits.h"

#include "storage/database/area_prefix.h"

namespace sammachip {
namespace {

const std::string kVisitColumns =
    "id, household_id, visited_on, met, doing, problem, need, next_on, mood, visited_by, "
    "created_at_ms";
const std::string kSelectVisit = "SELECT " + kVisitColumns + " FROM visit WHERE ";

// That no later visit was made to the household.
const std::string kIsLatest =
    " AND NOT EXISTS (SELECT 1 FROM visit AS later WHERE later.household_id = visit.household_id"
    " AND (later.visited_on, later.created_at_ms, later.id)"
    "  > (visit.visited_on, visit.created_at_ms, visit.id))";

auto fields(Visit& row) {
  return std::tie(row.id, row.household_id, row.visited_on, row.met, row.doing, row.problem,
                  row.need, row.next_on, row.mood, row.visited_by, row.created_at_ms);
}

}  // namespace

Visits::Visits(Connection& connection)
    : standings_(connection),
      insert_(connection, insert_into("visit", kVisitColumns), in(fields(row_))),
      find_(connection, kSelectVisit + "id = :id", in(key_), out(fields(row_))),
      for_household_(connection,
                     kSelectVisit +
                         "household_id = :household"
                         " ORDER BY visited_on DESC, created_at_ms DESC, id DESC LIMIT :most",
                     in(key_), in(limit_), out(fields(row_))),
      planned_(connection,
               kSelectVisit +
                   "household_id IN (SELECT id FROM household WHERE village_code = :village)"
                   " AND next_on <> '' AND next_on <= :until" +
                   kIsLatest + " ORDER BY next_on, id",
               in(key_), in(date_), out(fields(row_))),
      planned_in_area_(connection,
                       kSelectVisit + "next_on = :date AND household_id IN (SELECT household.id" +
                           " FROM household WHERE " + kInArea + ")" + kIsLatest +
                           " ORDER BY household_id LIMIT 1000",
                       in(date_), in(key_), in(until_), out(fields(row_))),
      houses_visited_(connection,
                      "SELECT COUNT(DISTINCT household_id) FROM household CROSS JOIN visit"
                      " WHERE visit.household_id = household.id AND village_code = :village"
                      " AND visited_on >= :from AND visited_on <= :to AND met = 1",
                      in(key_), in(date_), in(until_), out(count_)) {}

void Visits::insert(const Visit& visit) {
  row_ = visit;
  insert_.run();
  const bool practises = visit.doing == Doing::kYes || visit.doing == Doing::kPartly;
  if (practises) standings_.note_practice(visit.household_id, visit.visited_on);
}

std::optional<Visit> Visits::find(const std::string& id) {
  key_ = id;
  return find_.fetch_one() ? std::optional(row_) : std::nullopt;
}

std::vector<Visit> Visits::list_for_household(const std::string& household_id, int limit) {
  key_ = household_id;
  limit_ = limit;
  return for_household_.fetch_all(row_);
}

std::vector<Visit> Visits::planned_in_area(const std::string& area_code, const std::string& date) {
  key_ = area_code;
  until_ = end_of_area(area_code);
  date_ = date;
  return planned_in_area_.fetch_all(row_);
}

long long Visits::houses_visited(const std::string& village_code, const std::string& from,
                                 const std::string& to) {
  key_ = village_code;
  date_ = from;
  until_ = to;
  houses_visited_.fetch_one();
  return count_;
}

std::optional<Visit> Visits::latest(const std::string& household_id) {
  const auto visits = list_for_household(household_id, 1);
  return visits.empty() ? std::nullopt : std::optional(visits.front());
}

std::vector<Visit> Visits::planned_in_village(const std::string& village_code,
                                              const std::string& until_date) {
  key_ = village_code;
  date_ = until_date;
  return planned_.fetch_all(row_);
}

}  // namespace sammachip
