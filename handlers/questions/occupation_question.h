// How an occupation is asked for, and what the answer keeps. Shared by every talk that asks one.
#pragma once

#include <string>

#include "bot/talks/conversation.h"

namespace sammachip {

struct OccupationAnswer {
  std::string code;
  std::string words;  // Of "other": what was written.
};

// From the answer as it is kept: a code, or "other:" and the words.
OccupationAnswer parse_occupation(const std::string& answer);

// Which occupations stand on the buttons; every one can be written.
enum class OccupationOf { kLivelihood, kProgramme };
Reader<std::string> occupation_of(OccupationOf whose);

}  // namespace sammachip
