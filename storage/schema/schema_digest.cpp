#include "storage/schema/schema.h"

namespace sammachip {
namespace {

using Sql = std::string_view;

// clang-format off
// NOLINTBEGIN(bugprone-suspicious-missing-comma): the parts of a statement are joined on purpose.
constexpr Sql kDigest[] = {
    "CREATE TABLE household_standing ("
    " household_id TEXT NOT NULL PRIMARY KEY REFERENCES household (id),"
    " answered_to TEXT NOT NULL,"
    " answered_before_to TEXT NOT NULL,"
    " answered_at_ms BIGINT NOT NULL,"
    " practised_on TEXT NOT NULL,"
    " first_income_at_ms BIGINT,"
    " loss_at_ms BIGINT)",
    "CREATE TABLE household_year ("
    " household_id TEXT NOT NULL REFERENCES household (id),"
    " fiscal_year_be BIGINT NOT NULL,"
    " basis TEXT NOT NULL,"
    " months BIGINT NOT NULL CHECK (months >= 0),"
    " sum_satang BIGINT NOT NULL,"
    " PRIMARY KEY (household_id, fiscal_year_be, basis))",

    "INSERT INTO household_standing (household_id, answered_to, answered_before_to,"
    " answered_at_ms, practised_on, first_income_at_ms, loss_at_ms)"
    " SELECT household_id, MAX(period_to), '', MAX(created_at_ms),"
    " COALESCE(MAX(CASE WHEN amount_satang > 0 THEN earned_on END), ''),"
    " MIN(CASE WHEN amount_satang > 0 THEN created_at_ms END),"
    " MAX(CASE WHEN amount_satang < 0 THEN created_at_ms END)"
    " FROM income_report WHERE status = 'current' GROUP BY household_id",
    "INSERT INTO household_standing (household_id, answered_to, answered_before_to,"
    " answered_at_ms, practised_on)"
    " SELECT household_id, MAX(period_to), '', MAX(answered_at_ms), '' FROM round_answer"
    " WHERE TRUE GROUP BY household_id ON CONFLICT (household_id) DO UPDATE SET"
    " answered_to = CASE WHEN excluded.answered_to > household_standing.answered_to"
    "  THEN excluded.answered_to ELSE household_standing.answered_to END",
    "UPDATE household_standing SET answered_before_to = COALESCE("
    " (SELECT MAX(income_report.period_to) FROM income_report"
    "  WHERE income_report.household_id = household_standing.household_id"
    "  AND income_report.status = 'current'"
    "  AND income_report.period_to < household_standing.answered_to), '')",
    "INSERT INTO household_standing (household_id, answered_to, answered_before_to,"
    " answered_at_ms, practised_on)"
    " SELECT household_id, '', '', 0, MAX(visited_on) FROM visit"
    " WHERE doing = 'yes' OR doing = 'partly' GROUP BY household_id"
    " ON CONFLICT (household_id) DO UPDATE SET"
    " practised_on = CASE WHEN excluded.practised_on > household_standing.practised_on"
    "  THEN excluded.practised_on ELSE household_standing.practised_on END",
    // The fiscal year runs from October; the Buddhist era is 543 years ahead.
    "INSERT INTO household_year (household_id, fiscal_year_be, basis, months, sum_satang)"
    " SELECT household_id, fiscal_year_be, basis, COUNT(*), CAST(SUM(sum_satang) AS BIGINT) FROM"
    " (SELECT household_id, basis, sum_satang, CAST(substr(month, 1, 4) AS INTEGER) + 543 +"
    "  CASE WHEN substr(month, 6, 2) >= '10' THEN 1 ELSE 0 END AS fiscal_year_be"
    "  FROM household_month) AS months GROUP BY household_id, fiscal_year_be, basis",

    // What waits of a leader's work for so long that the officer is told: found each evening.
    "CREATE TABLE late_task ("
    " programme_id TEXT NOT NULL REFERENCES village_programme (id),"
    " task TEXT NOT NULL,"
    " since_on TEXT NOT NULL CHECK (length(since_on) = 10),"
    " PRIMARY KEY (programme_id, task))",

    // Whose round ends on a day, village by village.
    "CREATE INDEX household_due ON household (village_code, id, reporting_day, pace)"
    " WHERE status = 'active'",
    "DROP INDEX household_round",
    "ALTER TABLE household ADD COLUMN rest_until TEXT NOT NULL DEFAULT ''",
    // Who holds a role, one after the other.
    "CREATE INDEX role_grant_people ON role_grant (role, user_id)",

    // Whose visit is planned for a day.
    "CREATE INDEX visit_next ON visit (next_on) WHERE next_on <> ''",
    "CREATE INDEX forum_planned ON forum (held_on) WHERE status = 'planned'",
    // Whose request was dealt with, by house.
    "CREATE INDEX help_request_closed ON help_request (household_id, closed_at_ms)"
    " WHERE status = 'closed'",
};
// The officers in the order in which their digests are made.
constexpr Sql kGrantsByArea[] = {
    "CREATE INDEX role_grant_place ON role_grant (role, (area_code || 'z' || user_id))",
};
// A village's planned visits, without those of earlier days that planned none.
constexpr Sql kPlannedVisits[] = {
    "CREATE INDEX visit_planned ON visit (household_id, next_on) WHERE next_on <> ''",
};
// NOLINTEND(bugprone-suspicious-missing-comma)
// clang-format on

}  // namespace

Schema digest_schema() { return kDigest; }
Schema grants_by_area_schema() { return kGrantsByArea; }
Schema planned_visits_schema() { return kPlannedVisits; }

}  // namespace sammachip
