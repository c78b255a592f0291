// How guessing at codes is slowed, those of villages and houses and those of invitations alike.
// docs/programme.md 2.3.
//
// A person may send five wrong codes in 15 minutes; then none of theirs is looked at for the rest
// of them. Many accounts together may send 300 in 15 minutes; from there on whoever has sent a
// wrong one in theirs waits as well. So many guesses are 28,800 a day. There are 5.6e11 codes of
// eight letters and digits: with a hundred thousand of them in use, of all the country's villages
// and of houses, one is guessed in half a year of days and nights, and that one opens one village,
// where its people are asked (link_requests.h). Invitations are 4.1e14, of one use.
//
// The limit for all locks nobody out. A code is always looked at if it is the person's first in 15
// minutes, whatever others do: who types theirs rightly gets in during any attack, and who slips
// waits for 15 minutes at most, or finds the village by its name ("I have no code"), which is not
// slowed. A guesser's other accounts have that one guess each, too: each is a telephone number of
// its own at LINE. 300 is far beyond an honest quarter of an hour: one slip in ten, as on paper, is
// three thousand people who join at once.
//
// A right code costs one look by key and writes nothing. It does not wipe out the wrong ones before
// it: else who knows one code, from a poster, could guess at others for ever.
#pragma once

#include <optional>
#include <string>

#include "bot/talks/talks.h"
#include "storage/joining/join_codes.h"

namespace sammachip {

// What to say to who has to wait; nothing if a code of theirs may be looked at.
std::optional<Problem> slowed(const Turn& turn);

// Counts a wrong code of theirs.
void note_wrong_code(const Turn& turn);

// The code of a village or house in what they typed where none was asked for; nothing if there is
// none, or none that is right, which is counted, or they have to wait.
std::optional<JoinCode> join_code_typed(const std::string& text, const Turn& turn);

}  // namespace sammachip
