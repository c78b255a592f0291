// The record of a house as answers of the talk "profile", so that of what is known only what is to
// change is asked.
#pragma once

#include "bot/talks/conversation.h"
#include "handlers/calendar/programme_settings.h"
#include "storage/households/households.h"

namespace sammachip {

enum class WhatChanges { kAnything, kMainOccupation, kProgrammeOccupation };

// Begins it about the house that the person speaks of: at the question of what changes, or where
// that is left open, with the record read back. `words` answer the first question; may be empty. A
// house that was never asked is asked everything. Who has none is led to registering.
Ending begin_change_of_record(WhatChanges what, const std::string& words, Turn& turn);

// The same for what was written about an occupation: "เปลี่ยนอาชีพเป็นเลี้ยงไก่".
Ending begin_change_of_occupation(const std::string& text, Turn& turn);

// Begins the talk that changes what the person is called; the new name may stand in the text.
Ending begin_rename(const std::string& text, Turn& turn);

}  // namespace sammachip
