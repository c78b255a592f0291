// Asking a person for help, and who that is.
#pragma once

#include <string>

#include "bot/talks/talks.h"
#include "handlers/calendar/programme_settings.h"
#include "storage/households/help_requests.h"

namespace sammachip {

// Notes a request for help; `kind` is a code: "visit", "market" …
void request_help(const std::string& kind, const std::string& text, Turn& turn, int answer_days);

// Notes that somebody should call at once, and nothing of why. `kind`: "urgent", or kLifeKind of
// handlers/visits/care.h.
HelpRequest request_urgently(const std::string& kind, Turn& turn);

// "The officer has been told …".
Say help_sent(const ProgrammeSettings& settings, Turn& turn);

// The talk that asks for help, with what the person said about it already.
Ending begin_ask_help_saying(const std::string& words, Turn& turn);

// Begins the talk about the house that is spoken of now.
Ending begin_ask_help(Turn& turn);
// Notes that a person should help, and says who does and by when. Once, until that day is over.
// Also of who has not answered the privacy notice: nothing is kept of it but that and when.
Ending help_by_person(const ProgrammeSettings& settings, Turn& turn);
// The same of who cannot read or type, with who else may do it for them.
Ending help_who_cannot_read(const ProgrammeSettings& settings, Turn& turn);
Ending follow_up(Turn& turn);
Ending show_contact(Turn& turn);
// The officer's name and office, as one text; empty if the installation names none.
std::string contact_text(Turn& turn);

}  // namespace sammachip
