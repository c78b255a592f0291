// What the programme does with words that say that a figure is not right: "ผิด", "เอ้ย 350", "ลบ".
// Part of programme_words.cpp, which says what else words are for.
#pragma once

#include <optional>
#include <string>

#include "bot/talks/talks.h"

namespace sammachip {

// While a figure is asked about, words that mend are about that figure; a question that lapses, or
// that the bot asked of itself before a report was sent, does not keep them; any other talk reads
// them itself. `question`: the one that waits, "<talk>.<question>", or empty. Nothing: the message
// mends nothing, or is for the talk.
std::optional<Reply> take_mending(const std::string& question, const Talks& talks, Turn& turn);

// A message that was written before the one taken last, which corrects it: see corrected_before().
// Nothing: it is a message like any other. REQUIRES: it was written before, or a question waits.
std::optional<Reply> take_swapped(const std::string& question, const Talks& talks, Turn& turn);

}  // namespace sammachip
