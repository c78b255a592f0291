#include "storage/schema/schema.h"

namespace sammachip {
namespace {

using Sql = std::string_view;

// What retention looks for each hour, and what an erasure looks for by a person or a house: without
// these each read through the whole table. Partial, so that what happens each day writes no more.
// NOLINTBEGIN(bugprone-suspicious-missing-comma): the parts of a statement are joined on purpose.
constexpr Sql kQuickRetention[] = {
    "CREATE INDEX photo_checked ON photo (checked_at_ms)"
    " WHERE status = 'kept' AND checked_at_ms IS NOT NULL",
    "CREATE INDEX photo_unchecked ON photo (created_at_ms)"
    " WHERE status = 'kept' AND checked_at_ms IS NULL",
    "CREATE INDEX photo_unused ON photo (created_at_ms)"
    " WHERE status = 'kept' AND checked_at_ms IS NULL AND subject_id = ''",
    "CREATE INDEX photo_ended_checked ON photo (created_at_ms)"
    " WHERE status IN ('gone', 'refused', 'purged') AND checked_at_ms IS NOT NULL",
    "CREATE INDEX photo_ended_unchecked ON photo (created_at_ms)"
    " WHERE status IN ('gone', 'refused', 'purged') AND checked_at_ms IS NULL",
    "CREATE INDEX task_snooze_until ON task_snooze (until_on)",
    "CREATE INDEX income_report_past ON income_report (household_id) WHERE status <> 'current'",
    "CREATE INDEX line_account_house ON line_account (current_household_id)"
    " WHERE current_household_id IS NOT NULL",
    "CREATE INDEX invitation_used_by ON invitation (used_by) WHERE used_by IS NOT NULL",
    "CREATE INDEX help_request_taken_by ON help_request (taken_by) WHERE taken_by IS NOT NULL",
    "DROP INDEX help_request_taken",
};
// NOLINTEND(bugprone-suspicious-missing-comma)

}  // namespace

Schema quick_retention_schema() { return kQuickRetention; }

}  // namespace sammachip
