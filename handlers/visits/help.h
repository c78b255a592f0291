// Asking a person for help, and who that is.
#pragma once

#include <string>

#include "bot/talks/talks.h"
#include "handlers/calendar/programme_settings.h"
#include "storage/households/help_requests.h"

namespace sammachip {

// Whom people call where no officer of theirs is known: noted for each turn from the settings.
struct OfficeContact {
  std::string name = {};
  std::string phone = {};  // Empty: nobody.
};

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
// The talk that tells a person where a house moved to; `text` may say it already.
Ending begin_moved(const std::string& text, Turn& turn);
// Notes that a person should help, and says who does and by when. Once, until that day is over.
// Also of who has not answered the privacy notice: nothing is kept of it but that and when.
Ending help_by_person(const ProgrammeSettings& settings, Turn& turn);
// The same of who cannot read or type, with who else may do it for them.
Ending help_who_cannot_read(const ProgrammeSettings& settings, Turn& turn);
Ending follow_up(Turn& turn);
Ending show_contact(Turn& turn);
// Whom the person may call, as one text: their officer, else the office of the settings.
std::string contact_text(Turn& turn);
// The same of who has no house yet, but has said in which village they live.
std::string contact_text_in(const VillageCode& village_code, Turn& turn);

}  // namespace sammachip
