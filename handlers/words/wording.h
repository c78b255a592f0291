// Days, periods and names as people read them, in their language.
#pragma once

#include <string>

#include "bot/talks/texts.h"
#include "language/dates/date.h"

namespace sammachip {

struct Turn;

// The sentence of `key` in the person's language.
std::string say(const std::string& key, const Values& values, const Turn& turn);
std::string say(const std::string& key, const Turn& turn);

// "จ. 12 มิ.ย. 60" or "Mon 12 Jun 2017". docs/programme.md 5.5.
std::string day_text(Day day, Language language);
// The same of a moment, where the bot is.
std::string day_text(long long unix_ms, const Turn& turn);
// The same of "2017-06-12"; what is no day stays as it is.
std::string iso_day_text(const std::string& iso, const Turn& turn);

// "12 – 18 มิ.ย. 60"; one day is that day, a whole month "มิ.ย. 60".
std::string period_text(const Period& period, Language language);

// "มิ.ย. 60" or "Jun 2017".
std::string month_text(Day day, Language language);

// The name of an occupation, or the words the person gave for "other".
std::string occupation_text(const std::string& code, const std::string& own_words,
                            const Texts& texts, Language language);

// The sentence, if `kept` is the key of one; else somebody's own words as they are.
std::string key_or_words(const std::string& kept, const Texts& texts, Language language);

}  // namespace sammachip
