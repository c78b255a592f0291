#include "storage/visits.h"

namespace sammachip {
namespace {

const std::string kColumns =
    "id, household_id, visited_on, met, doing, problem, need, next_on, mood, visited_by, "
    "created_at_ms";
const std::string kSelect = "SELECT " + kColumns + " FROM visit WHERE ";

auto fields(Visit& row) {
  return std::tie(row.id, row.household_id, row.visited_on, row.met, row.doing, row.problem,
                  row.need, row.next_on, row.mood, row.visited_by, row.created_at_ms);
}

}  // namespace

Visits::Visits(Connection& connection)
    : insert_(connection, insert_into("visit", kColumns), in(fields(row_))),
      find_(connection, kSelect + "id = :id", in(key_), out(fields(row_))),
      for_household_(connection,
                     kSelect +
                         "household_id = :household"
                         " ORDER BY visited_on DESC, created_at_ms DESC, id DESC LIMIT :most",
                     in(key_), in(limit_), out(fields(row_))),
      planned_(connection,
               kSelect +
                   "household_id IN (SELECT id FROM household WHERE village_code = :village)"
                   " AND next_on <> '' AND next_on <= :until AND NOT EXISTS"
                   " (SELECT 1 FROM visit AS later WHERE later.household_id = visit.household_id"
                   " AND (later.visited_on, later.created_at_ms, later.id)"
                   "  > (visit.visited_on, visit.created_at_ms, visit.id))"
                   " ORDER BY next_on, id",
               in(key_), in(date_), out(fields(row_))) {}

void Visits::insert(const Visit& visit) {
  row_ = visit;
  insert_.run();
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
