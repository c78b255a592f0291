// What may come before the last tap of a talk: somebody else, or the end of what it is about.
#pragma once

#include <string>
#include <vector>

#include "tests/handlers/talks/talk_ways.h"

namespace sammachip {

struct Overtaking {
  std::string what;   // "the year was closed"
  std::string lines;  // As TalkStage::plays(); or
  std::string sql;    // where nobody can do it in a chat.
  std::string who;    // Whose name is told; empty: nobody did it.
};

// All that apply to a talk.
std::vector<Overtaking> overtakings_of(const TalkWay& way);

// Whether the talk still writes, or does not say who came first, where that happened: "talk: what".
// To be emptied.
bool is_not_guarded_yet(const std::string& talk, const std::string& what);

}  // namespace sammachip
