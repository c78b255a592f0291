#include "storage/villages/session_households.h"

namespace sammachip {

SessionHouseholds::SessionHouseholds(Connection& connection)
    : save_(connection, sql::upsert<SessionHousehold>("session_id, household_id")),
      find_(connection, sql::select<SessionHousehold>() +
                            " WHERE session_id = :session AND household_id = :household"),
      list_(connection,
            sql::select<SessionHousehold>() + " WHERE session_id = :session ORDER BY household_id"),
      not_understood_(connection,
                      sql::select<SessionHousehold>() +
                          " WHERE session_id = :session AND understanding = 'not_understood'"
                          " ORDER BY household_id"),
      for_household_(connection, sql::select<SessionHousehold>() +
                                     " WHERE household_id = :household ORDER BY session_id") {}

void SessionHouseholds::save(const SessionHousehold& row) { save_.run(row); }

std::optional<SessionHousehold> SessionHouseholds::find(const SessionId& session_id,
                                                        const HouseholdId& household_id) {
  return find_.one(session_id, household_id);
}

std::vector<SessionHousehold> SessionHouseholds::list(const SessionId& session_id) {
  return list_.all(session_id);
}

std::vector<SessionHousehold> SessionHouseholds::list_not_understood(const SessionId& session_id) {
  return not_understood_.all(session_id);
}

std::vector<SessionHousehold> SessionHouseholds::list_for_household(
    const HouseholdId& household_id) {
  return for_household_.all(household_id);
}

}  // namespace sammachip
