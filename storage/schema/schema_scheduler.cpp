#include "storage/schema/schema.h"

namespace sammachip {
namespace {

using Sql = std::string_view;

// clang-format off
// NOLINTBEGIN(bugprone-suspicious-missing-comma): the parts of a statement are joined on purpose.
constexpr Sql kScheduler[] = {
    "CREATE TABLE lease ("
    " name TEXT NOT NULL PRIMARY KEY,"
    " holder TEXT NOT NULL,"                      // Empty: released.
    " token BIGINT NOT NULL CHECK (token > 0),"   // Kept when released, so that it only grows.
    " until_ms BIGINT NOT NULL)",
    "CREATE TABLE scheduled_job ("
    " name TEXT NOT NULL PRIMARY KEY CHECK (name <> ''),"
    " due_at_ms BIGINT NOT NULL,"
    " last_ran_at_ms BIGINT,"
    " last_day TEXT NOT NULL)",                   // YYYY-MM-DD; empty: none yet.
};
// NOLINTEND(bugprone-suspicious-missing-comma)
// clang-format on

// A job runs in pages: where a run stands.
constexpr Sql kSchedulerPages[] = {
    "ALTER TABLE scheduled_job ADD COLUMN running_due_ms BIGINT",
    "ALTER TABLE scheduled_job ADD COLUMN position TEXT NOT NULL DEFAULT ''",
};

}  // namespace

Schema scheduler_pages_schema() { return kSchedulerPages; }
Schema scheduler_schema() { return kScheduler; }

}  // namespace sammachip
