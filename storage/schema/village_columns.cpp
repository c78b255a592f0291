#include "storage/schema/village_columns.h"

namespace sammachip {
namespace {

constexpr VillageColumn kVillageColumns[] = {
    {.table = "household", .column = "village_code", .called = "houses"},
    {.table = "village_programme", .column = "village_code", .called = "years"},
    {.table = "village_month",
     .column = "village_code",
     .at_merge = AtMerge::kStatement,
     .called = "months",
     .why = "they are added to those of the other village"},
    {.table = "lesson", .column = "village_code", .called = "lessons"},
    {.table = "role_grant",
     .column = "area_code",
     .at_merge = AtMerge::kStatement,
     .called = "roles",
     .why = "nobody holds one twice"},
    {.table = "invitation", .column = "area_code", .called = "invitations"},
    {.table = "join_code", .column = "village_code", .called = "join codes"},
    {.table = "help_request", .column = "from_village", .called = "requests of who has no house"},
    {.table = "stuck_person", .column = "village_code", .called = "people who do not get on"},
    {.table = "village", .column = "merged_into", .called = "villages merged into it before"},
    {.table = "village",
     .column = "code",
     .at_merge = AtMerge::kStays,
     .why = "the village itself, which is retired"},
    {.table = "audit",
     .column = "subject_id",
     .at_merge = AtMerge::kStays,
     .why = "what was done to the village of that code"},
    {.table = "conversation",
     .column = "answers",
     .at_merge = AtMerge::kStays,
     .why = "a talk looks the places in its answers up anew"},
};

constexpr HangingColumn kHangingOnYears[] = {
    {.table = "candidate", .column = "programme_id"},
    {.table = "feasibility", .column = "programme_id"},
    {.table = "forum", .column = "programme_id"},
    {.table = "handover", .column = "programme_id"},
    {.table = "household", .column = "programme_id"},
    {.table = "invitation", .column = "programme_id"},
    {.table = "late_task", .column = "programme_id", .is_derived = true},
    {.table = "occupation_group", .column = "programme_id"},
    {.table = "programme_event", .column = "programme_id"},
    {.table = "purchase", .column = "programme_id"},
    {.table = "submission", .column = "programme_id"},
    {.table = "team_member", .column = "programme_id"},
    {.table = "training_session", .column = "programme_id"},
};

constexpr HangingColumn kHangingOnHouses[] = {
    {.table = "candidate", .column = "household_id"},
    {.table = "data_request", .column = "household_id"},
    {.table = "encouragement", .column = "household_id"},
    {.table = "feasibility", .column = "household_id"},
    {.table = "handover", .column = "household_id"},
    {.table = "help_request", .column = "household_id"},
    {.table = "household_link", .column = "household_id"},
    {.table = "household_month", .column = "household_id"},
    {.table = "household_standing", .column = "household_id"},
    {.table = "household_year", .column = "household_id"},
    {.table = "income_report", .column = "household_id"},
    {.table = "join_code", .column = "household_id"},
    {.table = "line_account", .column = "current_household_id"},
    {.table = "proposed_report", .column = "household_id"},
    {.table = "round_answer", .column = "household_id"},
    {.table = "session_household", .column = "household_id"},
    {.table = "visit", .column = "household_id"},
};

}  // namespace

std::span<const VillageColumn> village_columns() { return kVillageColumns; }
std::span<const HangingColumn> hanging_on_years() { return kHangingOnYears; }
std::span<const HangingColumn> hanging_on_houses() { return kHangingOnHouses; }

}  // namespace sammachip
