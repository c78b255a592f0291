#include "storage/schema/schema.h"

namespace sammachip {
namespace {

using Sql = std::string_view;

// clang-format off
// NOLINTBEGIN(bugprone-suspicious-missing-comma): the parts of a statement are joined on purpose.
constexpr Sql kMenuLinks[] = {
    "CREATE TABLE menu_link ("
    " user_id TEXT NOT NULL PRIMARY KEY,"
    " wanted TEXT NOT NULL CHECK (wanted <> ''),"  // The role whose rich menu they are to see.
    " linked TEXT NOT NULL,"                       // The one LINE knows of; empty: none.
    " attempts BIGINT NOT NULL,"
    " next_attempt_ms BIGINT NOT NULL)",
    "CREATE INDEX menu_link_due ON menu_link (next_attempt_ms) WHERE wanted <> linked",
    "CREATE INDEX menu_link_wanted ON menu_link (wanted)",
};
// NOLINTEND(bugprone-suspicious-missing-comma)
// clang-format on

}  // namespace

Schema menu_links_schema() { return kMenuLinks; }

}  // namespace sammachip
