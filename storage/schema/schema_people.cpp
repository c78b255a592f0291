#include "storage/schema/schema.h"

namespace sammachip {
namespace {

using Sql = std::string_view;

// clang-format off
// NOLINTBEGIN(bugprone-suspicious-missing-comma): the parts of a statement are joined on purpose.
constexpr Sql kPeople[] = {
    "CREATE TABLE line_account ("
    " user_id TEXT NOT NULL PRIMARY KEY,"
    " status TEXT NOT NULL CHECK (status IN ('active', 'unfollowed', 'stopped', 'erased')),"
    " language TEXT NOT NULL,"
    " called TEXT NOT NULL,"
    " current_household_id TEXT,"
    " muted_until_ms BIGINT NOT NULL,"
    " notice_version TEXT,"
    " notice_at_ms BIGINT,"
    " created_at_ms BIGINT NOT NULL,"
    " last_seen_ms BIGINT NOT NULL,"
    " last_text_fingerprint BIGINT NOT NULL DEFAULT 0,"
    " last_text_ms BIGINT NOT NULL DEFAULT 0,"
    " last_question TEXT NOT NULL DEFAULT '',"
    " last_answered_ms BIGINT NOT NULL DEFAULT 0)",

    "CREATE TABLE notice_record ("
    " id TEXT NOT NULL PRIMARY KEY,"
    " user_id TEXT NOT NULL,"
    " version TEXT NOT NULL,"
    " shown_at_ms BIGINT NOT NULL,"
    " answer TEXT,"
    " answered_at_ms BIGINT)",
    "CREATE INDEX notice_record_user ON notice_record (user_id, shown_at_ms)",

    "CREATE TABLE role_grant ("
    " id TEXT NOT NULL PRIMARY KEY,"
    " user_id TEXT NOT NULL,"
    " role TEXT NOT NULL,"
    " area_code TEXT NOT NULL,"
    " granted_by TEXT NOT NULL,"
    " from_ms BIGINT NOT NULL,"
    " until_ms BIGINT)",
    "CREATE INDEX role_grant_user ON role_grant (user_id)",
    "CREATE INDEX role_grant_area ON role_grant (area_code, role)",
    "CREATE INDEX role_grant_granted_by ON role_grant (granted_by)",

    "CREATE TABLE invitation ("
    " code TEXT NOT NULL PRIMARY KEY CHECK (code = upper(code)),"
    " role TEXT NOT NULL,"
    " area_code TEXT NOT NULL,"
    " created_by TEXT NOT NULL,"
    " created_at_ms BIGINT NOT NULL,"
    " not_after_ms BIGINT NOT NULL,"
    " used_by TEXT,"
    " used_at_ms BIGINT)",

    "CREATE TABLE code_attempt ("
    " user_id TEXT NOT NULL PRIMARY KEY,"
    " failed_count BIGINT NOT NULL CHECK (failed_count > 0),"
    " window_started_ms BIGINT NOT NULL)",
};

constexpr Sql kPlaces[] = {
    "CREATE TABLE province ("
    " code TEXT NOT NULL PRIMARY KEY CHECK (length(code) = 2),"
    " name TEXT NOT NULL)",
    "CREATE TABLE district ("
    " code TEXT NOT NULL PRIMARY KEY CHECK (length(code) = 4),"
    " name TEXT NOT NULL,"
    " province_code TEXT NOT NULL REFERENCES province (code),"
    " office_phone TEXT NOT NULL,"
    " officer_name TEXT NOT NULL,"
    " CHECK (substr(code, 1, 2) = province_code))",
    "CREATE TABLE tambon ("
    " code TEXT NOT NULL PRIMARY KEY CHECK (length(code) = 6),"
    " name TEXT NOT NULL,"
    " district_code TEXT NOT NULL REFERENCES district (code),"
    " CHECK (substr(code, 1, 4) = district_code))",
    "CREATE TABLE village ("
    " code TEXT NOT NULL PRIMARY KEY CHECK (length(code) = 8),"
    " moo BIGINT NOT NULL CHECK (moo >= 0),"
    " name TEXT NOT NULL,"
    " tambon_code TEXT NOT NULL REFERENCES tambon (code),"
    " CHECK (substr(code, 1, 6) = tambon_code))",
    "CREATE TABLE village_programme ("
    " id TEXT NOT NULL PRIMARY KEY,"
    " village_code TEXT NOT NULL REFERENCES village (code),"
    " fiscal_year_be BIGINT NOT NULL CHECK (fiscal_year_be BETWEEN 2500 AND 2700),"
    " target_households BIGINT NOT NULL DEFAULT 20 CHECK (target_households > 0),"
    " team_size BIGINT NOT NULL DEFAULT 5 CHECK (team_size > 0),"
    " budget_satang BIGINT NOT NULL CHECK (budget_satang >= 0),"
    " UNIQUE (village_code, fiscal_year_be))",
};
// NOLINTEND(bugprone-suspicious-missing-comma)
// clang-format on

}  // namespace

Schema people_schema() { return kPeople; }
Schema places_schema() { return kPlaces; }

}  // namespace sammachip
