// How a day is asked for: buttons for the near ones, or any words that name one. The answer is the
// ISO date, so it means the same in a week.
#pragma once

#include <string>

#include "bot/talks/conversation.h"

namespace sammachip {

// A day up to today: "วันนี้", "เมื่อวาน", "12 มิ.ย.".
Reader<std::string> past_day();
// A day from today on, within two years: "พรุ่งนี้", "วันศุกร์", "30/6/60".
Reader<std::string> future_day();

// A day that was or will be: of something planned, or written down afterwards.
Reader<std::string> any_day();
// A time of day as "09:00". What may be morning or afternoon is asked; a place ("ศาลา 2") is none.
Reader<std::string> clock_time();

// Buttons for them: today and yesterday; tomorrow, in a week, in two weeks.
std::vector<Choice> past_day_choices(const Turn& turn);
std::vector<Choice> future_day_choices(const Turn& turn);
std::vector<Choice> clock_choices();

// Where something is to be, at most `most` UTF-16 units; a time beside it is kept in the words (see
// read_place_and_time()), a time alone is no place.
Reader<std::string> place_words(std::size_t most);

// The day on which one is asked: 1 Monday to 7 Sunday, 0 any.
Reader<int> weekday();

}  // namespace sammachip
