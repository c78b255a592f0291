#include "storage/schema/schema.h"

namespace sammachip {
namespace {

// A village that no longer exists, or was entered wrongly, is not offered any more; its records
// stay, or went to the village it was merged into.
// NOLINTBEGIN(bugprone-suspicious-missing-comma): the parts of a statement are joined on purpose.
constexpr std::string_view kRetiredVillages[] = {
    "ALTER TABLE village ADD COLUMN retired_at_ms BIGINT",
    "ALTER TABLE village ADD COLUMN merged_into TEXT REFERENCES village (code)"
    " CHECK (merged_into IS NULL OR retired_at_ms IS NOT NULL)",
};
// NOLINTEND(bugprone-suspicious-missing-comma)

}  // namespace

Schema retired_villages_schema() { return kRetiredVillages; }

}  // namespace sammachip
