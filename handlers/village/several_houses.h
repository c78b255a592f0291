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

// The answer: ids of houses that were offered, each once, by number or their head's name. What
// names no such house is said back.
Reader<std::vector<std::string>> several_houses(SeveralHousesWords words);

}  // namespace sammachip
