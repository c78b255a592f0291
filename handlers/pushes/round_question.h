// The question for a household's round, put by the bot of itself: what is written next answers it.
// docs/programme.md 8.2.
#pragma once

#include <string>

#include "bot/base/clock.h"
#include "language/dates/date.h"
#include "storage/machine/held_messages.h"

namespace sammachip {

struct Records;

// In the answers of a report: the round that was asked about, "2026-11-16/2026-11-22".
inline constexpr char kRoundAsked[] = "round";

// Under this topic it waits for its reporter's next message; its button's command says the rest.
std::string round_topic(const HouseholdId& household_id);
std::string round_command(const HouseholdId& household_id, const std::string& round);

// Has the person's next figure answer for that round, unless another question waits for them. A
// round that was asked about earlier gives way. `asked_on`: in the bot's time zone.
void open_round_question(const AccountId& user_id, const HouseholdId& household_id,
                         const std::string& round, Day asked_on, Instant now, Records& records);

// The same for one that waited and is read only now; nothing if `message` is none.
void open_round_question(const HeldMessage& message, Day read_on, Instant now, Records& records);

}  // namespace sammachip
