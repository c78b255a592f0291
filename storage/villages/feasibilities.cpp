#include "storage/villages/feasibilities.h"

namespace sammachip {

Feasibilities::Feasibilities(Connection& connection)
    : save_(connection, sql::upsert<Feasibility>("programme_id, household_id")),
      erase_all_(connection, "DELETE FROM feasibility WHERE programme_id = :programme"),
      find_(connection, sql::select<Feasibility>() +
                            " WHERE programme_id = :programme AND household_id = :household"),
      list_(connection,
            sql::select<Feasibility>() +
                " WHERE programme_id = :programme ORDER BY answered_at_ms, household_id"),
      for_household_(connection,
                     sql::select<Feasibility>() +
                         " WHERE household_id = :household ORDER BY answered_at_ms, programme_id") {
}

void Feasibilities::save(const Feasibility& feasibility) { save_.run(feasibility); }

long long Feasibilities::erase_all(const ProgrammeId& programme_id) {
  return erase_all_.changed(programme_id);
}

std::optional<Feasibility> Feasibilities::find(const ProgrammeId& programme_id,
                                               const HouseholdId& household_id) {
  return find_.one(programme_id, household_id);
}

std::vector<Feasibility> Feasibilities::list(const ProgrammeId& programme_id) {
  return list_.all(programme_id);
}

std::vector<Feasibility> Feasibilities::list_for_household(const HouseholdId& household_id) {
  return for_household_.all(household_id);
}

}  // namespace sammachip
