// What stands around a name, or a few words, and is no part of them. Private to language/.
#pragma once

#include <string>
#include <string_view>

namespace sammachip {

// Takes greetings and signs off the beginning. Returns whether there were any.
bool take_off_greeting(std::string& words);

// Takes polite particles and signs off the end, however many there are. A particle that may be the
// end of a name ("มานะ", "ฟาตีฮะ", "น้องจ๋า") stays.
void take_off_politeness(std::string& words);

// Takes `lead` off the beginning if it stands there and something that can begin a word follows.
bool take_off_lead(std::string& words, std::string_view lead);

// The same of the end, where a letter is left before it.
bool take_off_end(std::string& words, std::string_view end);

// Lower case in ASCII.
std::string in_lower_case(std::string_view words);

}  // namespace sammachip
