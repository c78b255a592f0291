#include "storage/schema/schema.h"

namespace sammachip {
namespace {

using Sql = std::string_view;

// clang-format off
// NOLINTBEGIN(bugprone-suspicious-missing-comma): the parts of a statement are joined on purpose.
constexpr Sql kHouseholds[] = {
    "CREATE TABLE household ("
    " id TEXT NOT NULL PRIMARY KEY,"
    " village_code TEXT NOT NULL REFERENCES village (code),"
    " house_no TEXT NOT NULL,"
    " head_name TEXT NOT NULL,"
    " members BIGINT NOT NULL CHECK (members >= 0),"
    " main_occupation TEXT NOT NULL,"
    " main_occupation_text TEXT NOT NULL,"
    " programme_occupation TEXT NOT NULL,"
    " programme_occupation_text TEXT NOT NULL,"
    " baseline_total_answer TEXT NOT NULL"
    "  CHECK (baseline_total_answer IN ('figure', 'unwilling', 'unsure', 'missing')),"
    " baseline_total_satang BIGINT"
    "  CHECK ((baseline_total_satang IS NULL) = (baseline_total_answer <> 'figure')),"
    " baseline_occupation_answer TEXT NOT NULL"
    "  CHECK (baseline_occupation_answer IN ('figure', 'unwilling', 'unsure', 'missing')),"
    " baseline_occupation_satang BIGINT"
    "  CHECK ((baseline_occupation_satang IS NULL) = (baseline_occupation_answer <> 'figure')),"
    " skill TEXT NOT NULL,"
    " pace TEXT NOT NULL CHECK (pace IN ('weekly', 'two_weekly', 'monthly')),"
    " reporting_day BIGINT NOT NULL CHECK (reporting_day BETWEEN 0 AND 7),"
    " status TEXT NOT NULL CHECK (status IN ('candidate', 'selected', 'active', 'paused', 'left')),"
    " created_at_ms BIGINT NOT NULL,"
    " created_by TEXT NOT NULL)",
    "CREATE INDEX household_village ON household (village_code, house_no)",
    "CREATE INDEX household_created_by ON household (created_by)",

    "CREATE TABLE household_link ("
    " id TEXT NOT NULL PRIMARY KEY,"
    " user_id TEXT NOT NULL,"
    " household_id TEXT NOT NULL REFERENCES household (id),"
    " relation TEXT NOT NULL CHECK (relation IN ('head', 'member', 'helper')),"
    " since_ms BIGINT NOT NULL,"
    " until_ms BIGINT)",
    "CREATE INDEX household_link_user ON household_link (user_id)",
    "CREATE INDEX household_link_household ON household_link (household_id)",
    "CREATE UNIQUE INDEX household_link_once ON household_link (user_id, household_id)"
    " WHERE until_ms IS NULL",

    "CREATE TABLE join_code ("
    " code TEXT NOT NULL PRIMARY KEY CHECK (code = upper(code)),"
    " village_code TEXT NOT NULL REFERENCES village (code),"
    " household_id TEXT REFERENCES household (id),"
    " created_at_ms BIGINT NOT NULL,"
    " revoked_at_ms BIGINT)",
    "CREATE INDEX join_code_village ON join_code (village_code)",
    "CREATE INDEX join_code_household ON join_code (household_id) WHERE household_id IS NOT NULL",
};

// With OR, not IN: see schema_messages.cpp.
constexpr Sql kIncomes[] = {
    "CREATE TABLE income_report ("
    " id TEXT NOT NULL PRIMARY KEY,"
    " household_id TEXT NOT NULL REFERENCES household (id),"
    " period_from TEXT NOT NULL CHECK (length(period_from) = 10),"
    " period_to TEXT NOT NULL CHECK (length(period_to) = 10),"
    " earned_on TEXT NOT NULL,"
    " month TEXT NOT NULL CHECK (month = substr(earned_on, 1, 7)),"
    " amount_satang BIGINT NOT NULL,"
    " answer TEXT NOT NULL CHECK (answer IN ('figure', 'no_income')),"
    " basis TEXT NOT NULL CHECK (basis IN ('gross', 'net')),"
    " is_approximate BIGINT NOT NULL CHECK (is_approximate IN (0, 1)),"
    " source TEXT NOT NULL CHECK (source = 'self' OR source = 'member' OR source = 'helper'"
    "  OR source = 'team' OR source = 'officer'),"
    " reason_code TEXT NOT NULL,"
    " raw_text TEXT,"
    " message_id TEXT,"
    " reported_by TEXT NOT NULL,"
    " created_at_ms BIGINT NOT NULL,"
    " status TEXT NOT NULL"
    "  CHECK (status = 'current' OR status = 'replaced' OR status = 'withdrawn'),"
    " supersedes TEXT REFERENCES income_report (id),"
    " CHECK (period_from <= earned_on AND earned_on <= period_to))",
    "CREATE INDEX income_report_current ON income_report (household_id, period_to)"
    " WHERE status = 'current'",
    "CREATE INDEX income_report_by ON income_report (reported_by, created_at_ms)",
    "CREATE INDEX income_report_message ON income_report (message_id) WHERE message_id IS NOT NULL",
    "CREATE INDEX income_report_raw_text ON income_report (created_at_ms)"
    " WHERE raw_text IS NOT NULL",
    "CREATE UNIQUE INDEX income_report_supersedes ON income_report (supersedes)"
    " WHERE supersedes IS NOT NULL",

    "CREATE TABLE round_answer ("
    " household_id TEXT NOT NULL REFERENCES household (id),"
    " period_from TEXT NOT NULL CHECK (length(period_from) = 10),"
    " period_to TEXT NOT NULL CHECK (length(period_to) = 10),"
    " answer TEXT NOT NULL CHECK (answer IN ('not_yet', 'unwilling')),"
    " answered_by TEXT NOT NULL,"
    " answered_at_ms BIGINT NOT NULL,"
    " PRIMARY KEY (household_id, period_from, period_to))",
    "CREATE INDEX round_answer_by ON round_answer (answered_by)",

    "CREATE TABLE household_month ("
    " household_id TEXT NOT NULL REFERENCES household (id),"
    " month TEXT NOT NULL,"
    " basis TEXT NOT NULL,"
    " report_count BIGINT NOT NULL CHECK (report_count >= 0),"
    " sum_satang BIGINT NOT NULL,"
    " PRIMARY KEY (household_id, month, basis))",
    "CREATE TABLE village_month ("
    " village_code TEXT NOT NULL REFERENCES village (code),"
    " month TEXT NOT NULL,"
    " basis TEXT NOT NULL,"
    " households_reporting BIGINT NOT NULL CHECK (households_reporting >= 0),"
    " report_count BIGINT NOT NULL CHECK (report_count >= 0),"
    " sum_satang BIGINT NOT NULL,"
    " PRIMARY KEY (village_code, month, basis))",
};

// With the id the latest reports come in their order from the index, and SQLite sorts nothing.
constexpr Sql kLatestReports[] = {
    "CREATE INDEX income_report_latest ON income_report (household_id, period_to, id)"
    " WHERE status = 'current'",
    "DROP INDEX income_report_current",
};
// Whose words a house's record is. Until now only a house's own people could give it.
constexpr Sql kRecordBy[] = {
    "ALTER TABLE household ADD COLUMN is_own_record BIGINT NOT NULL DEFAULT 0"
    " CHECK (is_own_record IN (0, 1))",
    "ALTER TABLE household ADD COLUMN record_by TEXT",
    "UPDATE household SET is_own_record = 1 WHERE members > 0",
    "ALTER TABLE candidate ADD COLUMN no_phone BIGINT NOT NULL DEFAULT 0"
    " CHECK (no_phone IN (0, 1))",
    "CREATE INDEX household_record_by ON household (record_by) WHERE record_by IS NOT NULL",
    // Who was chosen and is not on LINE is silent like the others.
    "DROP INDEX household_due",
    "CREATE INDEX household_due ON household (village_code, id, reporting_day, pace)"
    " WHERE status = 'active' OR status = 'selected'",
};
// NOLINTEND(bugprone-suspicious-missing-comma)
// clang-format on

}  // namespace

Schema households_schema() { return kHouseholds; }
Schema record_by_schema() { return kRecordBy; }
Schema incomes_schema() { return kIncomes; }
Schema latest_reports_schema() { return kLatestReports; }

}  // namespace sammachip
