// What houses earned: reporting, correcting, seeing it, reporting for others.
#pragma once

#include <memory>

#include "handlers/calendar/programme_settings.h"
#include "handlers/words/commands.h"
#include "storage/ids/ids.h"

namespace sammachip {

std::unique_ptr<Conversation> report_talk();
std::unique_ptr<Conversation> reason_talk(const ProgrammeSettings& settings);
std::unique_ptr<Conversation> correct_talk();
// Begins it; an empty id asks which report, where there are several.
Ending begin_correction(const ReportId& report_id, Turn& turn);
std::unique_ptr<Conversation> correct_for_talk();
std::unique_ptr<Conversation> report_for_talk();
std::unique_ptr<Conversation> fix_for_talk();
std::unique_ptr<Conversation> village_report_talk();
std::unique_ptr<Conversation> whose_talk();
std::unique_ptr<Conversation> who_left_talk();
std::unique_ptr<Conversation> which_figure_talk();

// The talks and commands of this folder.
Face income_face(const ProgrammeSettings& settings);

}  // namespace sammachip
