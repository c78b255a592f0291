#include "storage/schema.h"

namespace sammachip {
namespace {

using Sql = std::string_view;

constexpr Sql kHeldButtons[] = {
    "ALTER TABLE held_message ADD COLUMN buttons_json TEXT NOT NULL DEFAULT '[]'",
};

}  // namespace

Schema held_buttons_schema() { return kHeldButtons; }

}  // namespace sammachip
