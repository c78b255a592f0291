#include "storage/schema/schema.h"

namespace sammachip {
namespace {

constexpr std::string_view kWrongCodes[] = {
    // Those of the last minutes are summed up and older ones deleted, however many there were.
    "CREATE INDEX code_attempt_window ON code_attempt (window_started_ms)",
};

}  // namespace

Schema wrong_codes_schema() { return kWrongCodes; }

}  // namespace sammachip
