// How a talk asks which households are meant, where it may be several: "12 23/1 45" in one message.
#pragma once

#include <string>
#include <vector>

#include "bot/talks/conversation.h"
#include "storage/households/households.h"

namespace sammachip {

// The houses that the question is about, for the reader below; to be given at each message.
void offer_houses(std::vector<Household> houses, const Turn& turn);
const std::vector<Household>& offered_houses(const Turn& turn);

// What is said where words are not clear.
struct SeveralHousesWords {
  const char* again;         // No house is in them.
  const char* unknown;       // {unknown}: of what is no house that was offered.
  const char* answer_found;  // The button {houses}: those that were found, then.
};

// Ids of houses that were offered, each once, by number or their head's name, a line or a tick each
// too; "ทุกบ้านยกเว้น 12" is all others. What names no such house is said back.
Result<std::vector<std::string>> read_several_houses(const std::string& text,
                                                     const SeveralHousesWords& words,
                                                     const Turn& turn);

// The ids of an answer to the reader below, whichever of its forms it has.
std::vector<std::string> chosen_ids(const std::vector<std::string>& answer, const Turn& turn);

// The answer, read so; or a house_set() of those offered, alone, where a button holds it.
Reader<std::vector<std::string>> several_houses(SeveralHousesWords words);

}  // namespace sammachip
