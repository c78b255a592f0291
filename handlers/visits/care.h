// Who tells of a death, an illness, a disaster, or of not wanting to live: a person comes before
// the figure. Nothing of the words is kept but that somebody should call. docs/programme.md 7.4,
// 9.2.
#pragma once

#include "bot/talks/talks.h"
#include "language/answers/grave_news.h"

namespace sammachip {

// As help requests keep it, and as the officers see it: more pressing than any other.
inline constexpr char kLifeKind[] = "life";

// Comforts, and tells the officer; of words of self-harm by a push to every officer of the place,
// whatever the month's budget and the quiet hours say. Nothing is asked about what was earned.
// REQUIRES: `grave` is neither kNone nor kLoss.
Ending take_care(Grave grave, Turn& turn);

// Animals or crops that were lost: said before what else there is to say; and where nothing else
// is, with the way to ask for help.
Say sorry_for_loss();
Ending offer_help_after_loss();

}  // namespace sammachip
