// Which days the words of a figure name.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bot/talks/conversation.h"
#include "language/dates/date.h"

namespace sammachip {

// The days that words name, as they were meant when they were written.
struct DaysSaid {
  std::optional<Period> period;  // Nothing: none, or not clearly.
  std::vector<Period> choices;   // What it may be, where it must be asked.
  bool must_ask = false;         // Several, days to come, or days of long ago.
};
// What `text`, written today, says of days. Days without a year that have not come this year may be
// meant of the last one, or not at all: they are asked about, too.
DaysSaid days_in(const std::string& text, Day today);

// As a talk keeps them with its answers: empty where the words name none.
Json json_of(const DaysSaid& days);
DaysSaid days_from(const Json& json);

// Facts of a talk that asks how many baht: which days the words name, and when they were written.
// They can be handed on to a report's talk with the amount.
inline constexpr char kDaysFact[] = "days";
inline constexpr char kWrittenFact[] = "written_on";
JsonValue days_fact(const std::string& text, const Turn& turn);
JsonValue written_fact(const std::string& text, const Turn& turn);

}  // namespace sammachip
