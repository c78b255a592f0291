#include "storage/villages/session_households.h"

namespace sammachip {
namespace {

const std::string kSessionHouseholdColumns =
    "session_id, household_id, answer, answered_at_ms, presence, teachback, understanding, "
    "judged_by, noted_by";
const std::string kSelectSessionHousehold =
    "SELECT " + kSessionHouseholdColumns + " FROM session_household WHERE ";

auto fields(SessionHousehold& row) {
  return std::tie(row.session_id, row.household_id, row.answer, row.answered_at_ms, row.presence,
                  row.teachback, row.understanding, row.judged_by, row.noted_by);
}

}  // namespace

SessionHouseholds::SessionHouseholds(Connection& connection)
    : save_(connection,
            insert_into("session_household", kSessionHouseholdColumns) +
                " ON CONFLICT (session_id, household_id) DO UPDATE SET answer = excluded.answer,"
                " answered_at_ms = excluded.answered_at_ms, presence = excluded.presence,"
                " teachback = excluded.teachback, understanding = excluded.understanding,"
                " judged_by = excluded.judged_by, noted_by = excluded.noted_by",
            in(fields(row_))),
      find_(connection,
            kSelectSessionHousehold + "session_id = :session AND household_id = :household",
            in(session_id_), in(household_id_), out(fields(row_))),
      list_(connection, kSelectSessionHousehold + "session_id = :session ORDER BY household_id",
            in(session_id_), out(fields(row_))),
      not_understood_(connection,
                      kSelectSessionHousehold +
                          "session_id = :session AND understanding = 'not_understood'"
                          " ORDER BY household_id",
                      in(session_id_), out(fields(row_))),
      for_household_(connection,
                     kSelectSessionHousehold + "household_id = :household ORDER BY session_id",
                     in(household_id_), out(fields(row_))) {}

void SessionHouseholds::save(const SessionHousehold& row) {
  row_ = row;
  save_.run();
}

std::optional<SessionHousehold> SessionHouseholds::find(const std::string& session_id,
                                                        const std::string& household_id) {
  session_id_ = session_id;
  household_id_ = household_id;
  return find_.fetch_one() ? std::optional(row_) : std::nullopt;
}

std::vector<SessionHousehold> SessionHouseholds::list(const std::string& session_id) {
  session_id_ = session_id;
  return list_.fetch_all(row_);
}

std::vector<SessionHousehold> SessionHouseholds::list_not_understood(
    const std::string& session_id) {
  session_id_ = session_id;
  return not_understood_.fetch_all(row_);
}

std::vector<SessionHousehold> SessionHouseholds::list_for_household(
    const std::string& household_id) {
  household_id_ = household_id;
  return for_household_.fetch_all(row_);
}

}  // namespace sammachip
