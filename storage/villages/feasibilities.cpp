#include "storage/villages/feasibilities.h"

namespace sammachip {
namespace {

const std::string kFeasibilityColumns =
    "programme_id, household_id, answer, reason, answered_by, answered_at_ms";
const std::string kSelectFeasibility = "SELECT " + kFeasibilityColumns + " FROM feasibility WHERE ";

auto fields(Feasibility& row) {
  return std::tie(row.programme_id, row.household_id, row.answer, row.reason, row.answered_by,
                  row.answered_at_ms);
}

}  // namespace

Feasibilities::Feasibilities(Connection& connection)
    : save_(connection,
            insert_into("feasibility", kFeasibilityColumns) +
                " ON CONFLICT (programme_id, household_id) DO UPDATE SET answer = excluded.answer,"
                " reason = excluded.reason, answered_by = excluded.answered_by,"
                " answered_at_ms = excluded.answered_at_ms",
            in(fields(row_))),
      erase_all_(connection, "DELETE FROM feasibility WHERE programme_id = :programme", in(key_)),
      find_(connection,
            kSelectFeasibility + "programme_id = :programme AND household_id = :household",
            in(key_), in(household_id_), out(fields(row_))),
      list_(connection,
            kSelectFeasibility + "programme_id = :programme ORDER BY answered_at_ms, household_id",
            in(key_), out(fields(row_))),
      for_household_(
          connection,
          kSelectFeasibility + "household_id = :household ORDER BY answered_at_ms, programme_id",
          in(household_id_), out(fields(row_))) {}

void Feasibilities::save(const Feasibility& feasibility) {
  row_ = feasibility;
  save_.run();
}

long long Feasibilities::erase_all(const std::string& programme_id) {
  key_ = programme_id;
  return erase_all_.run();
}

std::optional<Feasibility> Feasibilities::find(const std::string& programme_id,
                                               const std::string& household_id) {
  key_ = programme_id;
  household_id_ = household_id;
  return find_.fetch_one() ? std::optional(row_) : std::nullopt;
}

std::vector<Feasibility> Feasibilities::list(const std::string& programme_id) {
  key_ = programme_id;
  return list_.fetch_all(row_);
}

std::vector<Feasibility> Feasibilities::list_for_household(const std::string& household_id) {
  household_id_ = household_id;
  return for_household_.fetch_all(row_);
}

}  // namespace sammachip
