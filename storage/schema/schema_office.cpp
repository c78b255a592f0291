#include "storage/schema/schema.h"

namespace sammachip {
namespace {

using Sql = std::string_view;

// clang-format off
// NOLINTBEGIN(bugprone-suspicious-missing-comma): the parts of a statement are joined on purpose.
constexpr Sql kOffice[] = {
    "CREATE TABLE help_request ("
    " id TEXT NOT NULL PRIMARY KEY,"
    " household_id TEXT REFERENCES household (id),"
    " user_id TEXT NOT NULL,"
    " kind TEXT NOT NULL,"
    " text TEXT,"
    " status TEXT NOT NULL CHECK (status IN ('open', 'taken', 'closed')),"
    " taken_by TEXT,"
    " urgent BIGINT NOT NULL CHECK (urgent IN (0, 1)),"
    " created_at_ms BIGINT NOT NULL,"
    " due_on TEXT NOT NULL,"
    " closed_at_ms BIGINT)",
    "CREATE INDEX help_request_user ON help_request (user_id)",
    "CREATE INDEX help_request_household ON help_request (household_id)",
    "CREATE INDEX help_request_unclosed ON help_request (due_on) WHERE status <> 'closed'",

    "CREATE TABLE data_request ("
    " id TEXT NOT NULL PRIMARY KEY,"
    " user_id TEXT NOT NULL,"
    " kind TEXT NOT NULL CHECK (kind IN ('erase', 'export', 'correct')),"
    " status TEXT NOT NULL CHECK (status IN ('open', 'done', 'refused')),"
    " created_at_ms BIGINT NOT NULL,"
    " due_at_ms BIGINT NOT NULL,"
    " closed_at_ms BIGINT)",
    "CREATE INDEX data_request_user ON data_request (user_id)",
    "CREATE INDEX data_request_open ON data_request (due_at_ms) WHERE status = 'open'",

    "CREATE TABLE audit ("
    " id TEXT NOT NULL PRIMARY KEY,"
    " at_ms BIGINT NOT NULL,"
    " actor TEXT NOT NULL,"
    " action TEXT NOT NULL,"
    " subject_kind TEXT NOT NULL,"
    " subject_id TEXT NOT NULL,"
    " detail_json TEXT NOT NULL)",
    "CREATE INDEX audit_at ON audit (at_ms)",
    "CREATE INDEX audit_subject ON audit (subject_id, at_ms)",

    "CREATE TABLE held_message ("
    " id TEXT NOT NULL PRIMARY KEY,"
    " user_id TEXT NOT NULL,"
    " text_key TEXT NOT NULL,"
    " values_json TEXT NOT NULL,"
    " created_at_ms BIGINT NOT NULL,"
    " not_after_ms BIGINT NOT NULL)",
    "CREATE INDEX held_message_user ON held_message (user_id, id)",

    "CREATE TABLE push_ledger ("
    " month TEXT NOT NULL,"
    " class TEXT NOT NULL,"
    " count BIGINT NOT NULL CHECK (count >= 0),"
    " PRIMARY KEY (month, class))",

    "CREATE TABLE setting ("
    " key TEXT NOT NULL PRIMARY KEY,"
    " value TEXT NOT NULL)",
};

// Who asked is no longer known when the officer decides; which house it was must be.
constexpr Sql kErasures[] = {
    "ALTER TABLE data_request ADD COLUMN household_id TEXT REFERENCES household (id)",
    "CREATE INDEX data_request_household ON data_request (household_id)"
    " WHERE household_id IS NOT NULL",
};
// NOLINTEND(bugprone-suspicious-missing-comma)
// clang-format on

}  // namespace

Schema office_schema() { return kOffice; }
Schema erasures_schema() { return kErasures; }

}  // namespace sammachip
