#include "storage/schema/schema.h"

namespace sammachip {
namespace {

using Sql = std::string_view;

// NOLINTBEGIN(bugprone-suspicious-missing-comma): the parts of a statement are joined on purpose.
constexpr Sql kNotifications[] = {
    "CREATE TABLE notification ("
    " key TEXT NOT NULL PRIMARY KEY,"
    " user_id TEXT NOT NULL,"
    " push_class TEXT NOT NULL,"
    " day TEXT NOT NULL,"
    " outcome TEXT NOT NULL CHECK (outcome = 'pushed' OR outcome = 'held'),"
    " created_at_ms BIGINT NOT NULL,"
    " not_after_ms BIGINT NOT NULL)",
    "CREATE INDEX notification_by_user ON notification (user_id, day)",
    "CREATE INDEX notification_by_day ON notification (day)",
    "CREATE INDEX notification_by_end ON notification (not_after_ms)",
    // What replaces what: of one topic only the newest waits. Empty: replaces nothing.
    "ALTER TABLE held_message ADD COLUMN topic TEXT NOT NULL DEFAULT ''",
};
// NOLINTEND(bugprone-suspicious-missing-comma)

// Whose round ends on a day is found without looking at anybody else.
constexpr Sql kRounds[] = {
    "CREATE INDEX household_round ON household (pace, reporting_day, id) WHERE status = 'active'",
};

// Before each push, and once a page of a scheduled job: counted from an index alone, where they
// read every notice of the day, held ones too, and every officer's grant.
constexpr Sql kCounts[] = {
    "CREATE INDEX notification_pushed ON notification (day, push_class) WHERE outcome = 'pushed'",
    "CREATE INDEX role_grant_holders ON role_grant (role, user_id, from_ms, until_ms)",
    "DROP INDEX role_grant_people",
};

}  // namespace

Schema counts_schema() { return kCounts; }

Schema rounds_schema() { return kRounds; }

Schema notifications_schema() { return kNotifications; }

}  // namespace sammachip
