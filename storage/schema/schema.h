// The tables, by topic: the SQL of each migration step. Times are Unix milliseconds (UTC), money is
// satang, dates are ISO text, truth is 0 or 1. A released step is never edited: a change is a new
// step at the end of the list in storage/database/migrations.cpp.
#pragma once

#include <span>
#include <string_view>

#include "storage/schema/migration.h"

namespace sammachip {

// Statements, run in this order in one transaction. They live as long as the program.
using Schema = std::span<const std::string_view>;

Schema messages_schema();
Schema people_schema();
Schema places_schema();
Schema households_schema();
Schema incomes_schema();
Schema office_schema();
Schema programme_schema();
Schema follow_up_schema();
Schema latest_reports_schema();
Schema menu_links_schema();
Schema photos_schema();
Schema erasures_schema();
Schema held_buttons_schema();
Schema held_pushes_schema();
Schema grants_by_area_schema();
Schema planned_visits_schema();
Schema proposals_schema();
Schema notifications_schema();
Schema quick_retention_schema();
Schema rounds_schema();
Schema scheduler_schema();
Schema digest_schema();
Schema scheduler_pages_schema();
Schema counts_schema();
Schema record_by_schema();
Schema said_schema();
Schema evidence_schema();
Schema sent_ids_schema();
Schema stuck_schema();
Schema shown_buttons_schema();
Schema forum_time_schema();
Schema retired_villages_schema();
Schema wrong_codes_schema();

// The tables of which a step is a rebuild.
std::span<const Rebuild> ceilings();

}  // namespace sammachip
