#include "storage/schema/schema.h"

namespace sammachip {
namespace {

constexpr std::string_view kForumTime[] = {
    // When the forum begins, "HH:MM"; empty: not said.
    "ALTER TABLE forum ADD COLUMN starts_at TEXT NOT NULL DEFAULT ''"
    " CHECK (length(starts_at) IN (0, 5))",
};

}  // namespace

Schema forum_time_schema() { return kForumTime; }

}  // namespace sammachip
