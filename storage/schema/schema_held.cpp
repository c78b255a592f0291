#include "storage/schema/schema.h"

namespace sammachip {
namespace {

using Sql = std::string_view;

constexpr Sql kHeldButtons[] = {
    "ALTER TABLE held_message ADD COLUMN buttons_json TEXT NOT NULL DEFAULT '[]'",
};

// What is worth a push once it has waited for a day, and what is past its time.
constexpr Sql kHeldPushes[] = {
    "ALTER TABLE held_message ADD COLUMN push_class TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX held_message_push ON held_message (id) WHERE push_class <> ''",
    "CREATE INDEX held_message_past ON held_message (not_after_ms)",
};

}  // namespace

Schema held_buttons_schema() { return kHeldButtons; }
Schema held_pushes_schema() { return kHeldPushes; }

}  // namespace sammachip
