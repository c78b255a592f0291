#include "storage/schema/schema.h"

namespace sammachip {
namespace {

using Sql = std::string_view;

// clang-format off
// NOLINTBEGIN(bugprone-suspicious-missing-comma): the parts of a statement are joined on purpose.
constexpr Sql kStuck[] = {
    "CREATE TABLE stuck_person ("
    " user_id TEXT NOT NULL PRIMARY KEY,"
    " id TEXT NOT NULL UNIQUE,"            // For buttons, which never carry a person's id.
    " village_code TEXT NOT NULL,"         // Empty: not known.
    " why TEXT NOT NULL CHECK (why IN ('words', 'notice', 'registration', 'asked')),"
    " question TEXT NOT NULL,"             // "talk.question"; empty: none.
    " misses BIGINT NOT NULL CHECK (misses >= 0),"
    " since_ms BIGINT NOT NULL,"
    " due_on TEXT NOT NULL)",              // YYYY-MM-DD; empty: never, as things stand.
    "CREATE INDEX stuck_person_due ON stuck_person (village_code, due_on) WHERE due_on <> ''",
    "CREATE INDEX stuck_person_since ON stuck_person (since_ms)",
    // Where who has no house wrote from, and that a person asked how it stands.
    "ALTER TABLE help_request ADD COLUMN from_village TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE help_request ADD COLUMN asked_again_ms BIGINT",
    "CREATE INDEX help_request_houseless ON help_request (from_village)"
    " WHERE household_id IS NULL AND status <> 'closed'",
};
// NOLINTEND(bugprone-suspicious-missing-comma)
// clang-format on

}  // namespace

Schema stuck_schema() { return kStuck; }

}  // namespace sammachip
