// What is done with what somebody meant (language/intents/): words of no command, figure or answer.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bot/talks/conversation.h"
#include "language/answers/grave_news.h"
#include "language/intents/intent_reader.h"

namespace sammachip {

// As whom the person speaks, by the role whose menu they see; a newcomer has no house.
Speaker speaker_of(const Turn& turn);

// What the message means; read once a turn.
const IntentReading& reading_of(const Turn& turn);

// What the message tells that is grave. Fixed sayings ("ร้อนตาย"), a broken stove and the like are
// not.
Grave grave_in(const Turn& turn);

// Whether the words, with a clear figure in them, are no report all the same: "ลบ 800 ออก", "เงียบ
// 30 วัน". All others with a figure are one: it must not be lost.
bool is_no_report(Intent intent);

// Whether it is something in itself, also where a question waits that it does not answer.
bool stands_by_itself(Intent intent);

// The word of the command that does it (see handlers/words/commands.h); empty if none does, or it
// is none for this person.
std::string_view command_meant(Intent intent, const Turn& turn);

// What is said to it, or begun with the person's own words; nothing if a command does it, or
// whoever reads figures.
std::optional<Ending> answer_meant(Intent intent, const std::string& text, Turn& turn);

// Whether somebody asks for a person, be it that they cannot read or type: done also before the
// privacy notice, as the command that command_meant() gives.
bool wants_a_person(Intent intent);

// Whether it is said between the lines ("ขอบคุณ", "สวัสดี"): answered in a few words, and neither
// begins nor ends anything.
bool is_small_talk(Intent intent);

// Asks which of what is offered was meant, with buttons; nothing if the person can do none of it.
std::optional<Ending> ask_which_meant(const IntentReading& reading, Turn& turn);

// What is said to a question that comes before the privacy notice is answered: who sees the
// figures, what it costs. Empty if it is none of these.
std::vector<Say> said_to_question(Turn& turn);

}  // namespace sammachip
