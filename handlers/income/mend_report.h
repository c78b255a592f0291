// What somebody says of a figure in words after it was written down, or while one is asked about:
// "เอ้ย 350", "ผิด", "ลบอันเมื่อกี้". A talk says what would change, and asks.
#pragma once

#include <optional>
#include <string>

#include "bot/talks/conversation.h"
#include "handlers/questions/amount_question.h"
#include "language/answers/mending.h"
#include "storage/households/income_reports.h"

namespace sammachip {

// So long after a report words may be about it that say so of nothing.
inline constexpr std::chrono::minutes kRightAfter{30};

// What the message at hand mends: as mending_in() says of its words; or, where it quotes one that
// made a report, by a figure alone.
std::optional<Mending> mending_of(const std::string& text, Turn& turn);

// The talk that mends what `text` is about: the report of the message that was quoted, the one with
// a figure or the days that are named, the one just sent; else it asks which. A figure that was
// written before anybody could have read that the first one was written down takes its place at
// once. Nothing: the words mend no report, and are what else they say.
std::optional<Ending> mend_report(const Mending& mending, const std::string& text, Turn& turn);

// Puts the figure in the place of that report, one of correctable(). In correct_report.cpp.
Ending correct_at_once(const ReportId& report_id, const AmountAnswer& amount, Turn& turn);

// The latest report of who is talking that stands, if it was written right before; else nothing.
std::optional<IncomeReport> just_sent(Turn& turn);

// The answer that `text` gives instead of `old_satang`, where it corrects that and is clear; else
// nothing.
std::optional<AmountAnswer> amount_instead(const std::string& text, std::int64_t old_satang,
                                           const Turn& turn);

// LINE delivers in any order. What was written last stands, also where that came in first: what is
// said of a figure of which the correction is already written down. `text`: what comes in now.
// Nothing: it is a figure like any other.
std::optional<Ending> corrected_before(const std::string& text, Turn& turn);

// The same where the correction still waits in `talk` for an answer: its message. Nothing: none
// does.
std::optional<Event> correction_waiting_in(const char* talk, const std::string& text, Turn& turn);

}  // namespace sammachip
