// What a house earned in some days, as it is said.
#pragma once

#include <string>

#include "bot/talks/conversation.h"
#include "handlers/words/told.h"
#include "storage/households/income_reports.h"

namespace sammachip {

// "350 บาท", "กำไร 350 บาท", "ขาดทุน 350 บาท", "ยังไม่มีรายได้".
Told told_figure(std::int64_t satang, Basis basis);

// The same for who is talking.
std::string figure_text(std::int64_t satang, Basis basis, const Turn& turn);

}  // namespace sammachip
