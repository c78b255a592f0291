// What a message tells that is grave, from its words (grave_news.h) and from what is meant by them
// (intent_reader.h). Which of them is believed where they differ is measured by
// tests/language/intents/grave_meaning_test.cpp.
#pragma once

#include <string_view>

#include "language/answers/grave_news.h"
#include "language/intents/intent_reader.h"

namespace sammachip {

// `reading` is of the same `text`; it is not looked at where that is but a figure. Not wanting to
// live is heard where either hears it. Otherwise somebody who clearly wants something else
// ("พันธุ์ไก่ตายไปสองตัว ได้ไม่ครบ") tells nothing grave. kNone: nothing is told, or it is to be asked.
Grave grave_meaning(std::string_view text, const IntentReading& reading);

}  // namespace sammachip
